import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel

extension ReadinessSettings.Cycle: ExpressibleByArgument {}

/// What is demanded of a resource, and which there are.
struct ReadyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Days with records and without a blocker that a resource needs to be ready.",
      discussion:
        "Microsoft's internal rule wants seven days fully covered, and takes fewer for not evaluated.",
      valueName: "days"))
  var days = ReadinessSettings().cleanDays

  @Option(help: "The cycle of work that the window must cover before enough was seen.")
  var cycle = ReadinessSettings().cycle

  @Option(
    help: ArgumentHelp(
      "Percent of the peer-days to come that may be expected from peers not seen yet, at the upper end of the interval.",
      valueName: "percent"))
  var maxUnseen = ReadinessSettings().maxUnseen

  @Option(
    help: ArgumentHelp(
      "Percent of the last third's peer-days that may come from peers the days before did not show.",
      valueName: "percent"))
  var maxBreakRate = ReadinessSettings().maxBreakRate

  @Option(
    help: ArgumentHelp(
      "Percent of the days that may be without any record of the perimeter.", valueName: "percent"))
  var maxMissingDays = ReadinessSettings().maxMissingDays

  @Option(
    help: ArgumentHelp(
      "Percent of the hours in which records were to be expected that may be without any.",
      discussion: """
        Expected are hours that at least three other days, and three in four, of the same kind (Monday to Friday, or \
        the weekend) had records in; of those, runs without any count where chance would rarely make them so long.
        """, valueName: "percent"))
  var maxMissingHours = ReadinessSettings().maxMissingHours

  @Option(
    help: ArgumentHelp(
      "Resources there are, so that those that never logged are on the board. Repeatable.",
      discussion: """
        Ids, one a line, or JSON as `az resource list` and `az network perimeter association list` answer it. What \
        --rules says of resources (networkSecurityPerimeterConfigurations) is taken without this.
        """, valueName: "file"),
    completion: .file(extensions: ["json", "txt"]))
  var resources: [String] = []

  func validate() throws {
    guard days >= 1 else {
      throw ValidationError("--days \(days): a resource needs at least 1 clean day to be ready.")
    }
    let shares = [
      ("max-unseen", maxUnseen), ("max-break-rate", maxBreakRate),
      ("max-missing-days", maxMissingDays), ("max-missing-hours", maxMissingHours),
    ]
    for (name, percent) in shares where !(0...100).contains(percent) {
      throw ValidationError("--\(name) \(percent): a share is 0 to 100 percent.")
    }
  }

  /// - Parameter direction: the one that is judged; `nil` for both.
  func settings(_ direction: Direction?) -> ReadinessSettings {
    var settings = ReadinessSettings()
    settings.cleanDays = days
    settings.cycle = cycle
    settings.maxUnseen = maxUnseen
    settings.maxBreakRate = maxBreakRate
    settings.maxMissingDays = maxMissingDays
    settings.maxMissingHours = maxMissingHours
    settings.directions = direction.map { [$0] } ?? Direction.allCases
    return settings
  }

  /// - Throws: ``FileProblem`` and ``RuleSetError``.
  func known() throws -> [KnownResource] {
    try resources.flatMap { file in
      let data: Data
      do {
        data = try Data(contentsOf: URL(fileURLWithPath: file))
      } catch {
        throw FileProblem(
          path: file, reason: "cannot be read; write one with `az resource list -o json`")
      }
      return try KnownResourcesReader.read(data, named: file)
    }
  }
}
