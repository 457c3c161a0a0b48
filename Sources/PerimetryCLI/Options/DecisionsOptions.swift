import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryPolicy

struct DecisionsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Decisions about peers, as `perimetry decide` writes them.",
      discussion: """
        Nothing is proposed for peers that are dismissed (until the expiry) or expected to break; no prefix holds \
        their addresses, no subscription and no wildcard lets them through. No gate stops an accepted peer, and \
        candidates for accepted peers only are marked. What `simulate` would deny of those that are dismissed or expected to \
        break is counted apart.
        """, valueName: "file"),
    completion: .file(extensions: ["json"]))
  var decisions: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day (UTC) that expiries of decisions and the age of service tags are held against; today unless told.",
      valueName: "date"))
  var asOf: Day?

  var day: Day { asOf ?? Day.today }

  /// Says which decisions do not hold any more.
  /// - Parameter consequence: what becomes of a peer whose decision expired.
  func read(
    _ verbosity: VerbosityOptions, consequence: String = "it is proposed again"
  ) throws -> DecisionIndex {
    guard let decisions else { return DecisionIndex(Decisions()) }
    let all = try DecisionsFile(path: decisions).read()
    for decision in all.expired(on: day) {
      let end = decision.expires.map { " on \($0)" } ?? ""
      verbosity.note(
        "\(decisions): what was decided about \(decision.peer) (\(decision.kind.rawValue), by "
          + "\(decision.author)) expired\(end): \(consequence)")
    }
    return DecisionIndex(all.inForce(on: day))
  }
}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  static var today: Day { Day(number: Int32(Date().timeIntervalSince1970 / 86_400)) }
}
