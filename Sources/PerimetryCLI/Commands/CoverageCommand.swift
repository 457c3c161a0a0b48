import ArgumentParser
import PerimetryOutput

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "What the store can tell and what it cannot: hours, categories, resources.",
    discussion: """
      A category that never appears may never have been enabled in the diagnostic setting: then its silence says \
      nothing. Absence of data is reported as "cannot tell", never as a sign of safety.
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try store.open(.read)
    let coverage = try store.coverage()
    try output.show(.coverage(coverage, scope: ReportScope(store: store.path, coverage: coverage)))
  }
}
