import ArgumentParser
import PerimetryModel

extension Decision.Kind: ExpressibleByArgument {}

struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remember a decision about a peer, in a file made for version control.",
    discussion: """
      The file is sorted and has a line a member, so that a diff shows what was decided. A decision takes the place of \
      an earlier one about the same peer of the same profile and direction.

        perimetry decide dismissed 198.51.100.0/24 --decisions decisions.json --author "the network team" \\
          --reason "old office, moved out" --expires 2026-12-31
        perimetry recommend --decisions decisions.json
      """)

  @Argument(help: "accepted, dismissed or expected-to-break.")
  var decision: Decision.Kind

  @Argument(
    help: "An address, a prefix, a domain name (*.example.com for those below it), or a resource.")
  var peer: String

  @Option(
    help: ArgumentHelp("The file; made where it is not there.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var decisions: String

  @Option(help: ArgumentHelp("Who decided.", valueName: "name"))
  var author: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @Option(
    help: ArgumentHelp(
      "The last day (UTC) on which it holds; a dismissal needs one.", valueName: "date"))
  var expires: Day?

  @Option(help: ArgumentHelp("Only in this perimeter: its id or its name.", valueName: "perimeter"))
  var perimeter: String?

  @Option(help: ArgumentHelp("Only in this profile.", valueName: "name"))
  var profile: String?

  @Option(help: "Only in this direction.")
  var direction: Direction?

  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if let mistake = PeerPattern.mistake(in: peer) {
      throw ValidationError("\(peer): \(mistake).")
    }
    if peer.isEmpty || author.isEmpty || reason.isEmpty {
      throw ValidationError("a decision has a peer, an author and a reason: none may be empty.")
    }
    if decision == .dismissed && expires == nil {
      throw ValidationError("a dismissal holds for a time: add --expires DATE, its last day.")
    }
  }

  func run() throws {
    let file = DecisionsFile(path: decisions)
    var all = file.exists ? try file.read() : Decisions()
    all.take(
      Decision(
        kind: decision, perimeter: perimeter ?? "", profile: profile ?? "", direction: direction,
        peer: PeerPattern(peer).canonical, author: author, reason: reason, expires: expires))
    try file.write(all)
    verbosity.note("\(decisions): decisions in it: \(all.entries.count)")
    if let expires, expires < .today {
      verbosity.note(
        "warning: \(decisions): what was decided about \(peer) expired on \(expires): it changes nothing; give a day "
          + "that is to come with --expires")
    }
  }
}
