import ArgumentParser
import PerimetryOutput
import PerimetryStore

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract:
      "The history of `perimetry run`: when, what was new, who would be denied, which gates held.",
    discussion: """
      A run that was killed, or that is still under way, is listed as one that did not end. The view `runs` has the same \
      columns for SQL.

        perimetry runs
        perimetry runs --format csv > runs.csv
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try store.open(.read)
    try output.show(.runs(try store.runs(), store: store.path))
  }
}
