import ArgumentParser
import PerimetryModel
import PerimetryOutput

struct SelfCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "self-check",
    abstract: "Tries the installation out: libraries, SQLite, a tiny analysis.",
    discussion: """
      Reads a record packed in every way that exports come in, keeps it in a store, and asks for what is known: so much \
      would be denied, this rule prevents it. Nothing but a temporary folder is written to. What was left out when the \
      program was built is no fault. Ends with status 1 where something fails.

        perimetry self-check
        perimetry self-check --format json
      """)

  @OptionGroup var output: OutputOptions

  func run() throws {
    let checks = try SelfChecking().checks()
    try output.show(.selfCheck(checks, version: Program.version))
    if checks.contains(where: { $0.outcome == .fails }) { throw ExitStatus.conditionHolds }
  }
}
