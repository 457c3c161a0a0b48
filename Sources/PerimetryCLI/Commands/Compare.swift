import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares two sets of rules exactly: what one admits and the other does not.",
    discussion: """
      For each profile and direction: equal, wider, narrower or neither, with everything that only one of both admits, a \
      witness, and the addresses that are newly exposed or closed. No store is needed. Rules are compared as they are \
      written: names of rules do not matter, nor into which prefixes the same addresses are cut. Service tags are the same \
      or not by their names, unless --service-tags tells their addresses. Private ranges count like others.

        perimetry compare current.json proposed.json
        perimetry compare current.json rules.json --applied --fail-on wider
      """)

  @Argument(
    help: "The rules to compare with, in any shape that --rules of other commands takes, or -.",
    completion: .file(extensions: ["json", "tfstate"]))
  var a: String

  @Argument(
    help: "The rules to compare, likewise.", completion: .file(extensions: ["json", "tfstate"]))
  var b: String

  @Flag(
    help: ArgumentHelp(
      "Compare A with what it becomes when B is deployed over it.",
      discussion:
        "Rules of A that B does not name stay; of a name that both have, B's elements count."))
  var applied = false

  @OptionGroup(title: "Service tags") var tags: TagsFileOption

  @Option(
    help: ArgumentHelp(
      "End with status 1 where this holds: wider, different, exposed>256. Repeatable.",
      discussion:
        "Figures: \(RuleComparison.figures.joined(separator: ", ")). The first three count profiles and directions; "
        + "exposed and closed count IPv4 addresses and IPv6 /64s, and hold where a service tag of unknown addresses is on one "
        + "side only. A figure alone stands for more than 0 of it.",
      valueName: "condition"))
  var failOn: [String] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if a == "-" && b == "-" {
      throw ValidationError("Standard input can be read once: name a file for one of both.")
    }
    _ = try FailConditions(failOn, figures: RuleComparison.figures)
  }

  func run() throws {
    let conditions = try FailConditions(failOn, figures: RuleComparison.figures)
    let published = try tags.read(output.verbosity)
    let readings = try [a, b].map { try RulesOptions.reading(of: $0, output.verbosity) }
    let first = readings[0].profiles
    var second = readings[1].profiles
    if applied {
      // Which of both is newer is said by the order they are named in.
      second = (first + second).map {
        ExistingRules.Profile(key: $0.key, rules: $0.rules, extent: $0.extent)
      }
    }
    let sides = [("A", ExistingRules(first)), ("B", ExistingRules(second))]
    let comparison = RuleComparison(sides[0].1, sides[1].1, serviceTags: published)
    let unread = RulesOptions.unread([a, b], readings)
    try output.show(
      .comparison(
        comparison, a: a, b: b, isApplied: applied,
        empty: sides.filter(\.1.holdsNoRule).map(\.0), unread: unread))
    try conditions.check(
      unjudged: { figure in
        first.isEmpty && second.isEmpty
          ? "no rule is in either file"
          : unread.doubt(about: figure)
            ?? comparison.doubt(about: figure, hasTags: published != nil)
      }, comparison.figure)
  }
}
