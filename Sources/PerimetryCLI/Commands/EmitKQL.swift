import ArgumentParser
import PerimetryModel
import PerimetryOutput

extension KQLService: ExpressibleByArgument {}

struct EmitKQL: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kql",
    abstract: "Write the merge as a query for Log Analytics or Data Explorer.",
    discussion: """
      The query's result, in any form in which the services give it, is ingested like every other export of the table; \
      what to know before running it stands in its first lines. Without a window it merges the day before the one on \
      which it is run.

        perimetry emit kql > yesterday.kql
        perimetry emit kql --from 2026-03-02 --until 2026-03-03 > day.kql
        perimetry emit kql --from 2026-03-02T00:00Z --until 2026-03-02T12:00Z > half.kql
        perimetry emit kql --for data-explorer --table AccessLogs > merge.kql
      """)

  @Option(
    help: ArgumentHelp(
      "Records from this time on: a day such as 2026-03-02, or 2026-03-02T06:00Z (UTC).",
      valueName: "time"))
  var from: Timestamp?

  @Option(
    help: ArgumentHelp(
      "Records before this time. (default: a day after --from)", valueName: "time"))
  var until: Timestamp?

  @Option(
    help: ArgumentHelp(
      "Instead of a window: so many whole days before the one on which it is run. (default: 1)",
      valueName: "number"))
  var days: Int?

  @Option(help: ArgumentHelp("The table's name.", valueName: "name"))
  var table = LogTable.name

  @Option(name: .customLong("for"), help: "The service that runs it.")
  var service = KQLService.logAnalytics

  func validate() throws {
    if days != nil && (from != nil || until != nil) {
      throw ValidationError(
        "--days counts from the day on which the query is run: leave --from and --until out.")
    }
    if let days, !(1...366).contains(days) {
      throw ValidationError("--days \(days): 1 to 366.")
    }
    if from == nil, until != nil {
      throw ValidationError("--until goes with --from.")
    }
    if let from, let until, from >= until {
      throw ValidationError(
        "--from \(from) is not before --until \(until): nothing could be in between.")
    }
    if table.isEmpty { throw ValidationError("--table: a name.") }
  }

  func run() throws {
    try Console.write(KQLQuery(table: table, window: window, service: service).text)
  }

  private var window: KQLWindow {
    guard let from else { return .lastDays(days ?? 1) }
    return .between(from, until ?? Timestamp(ticks: from.ticks + 86_400 * Timestamp.ticksPerSecond))
  }
}
