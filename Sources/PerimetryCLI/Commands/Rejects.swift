import ArgumentParser
import PerimetryOutput
import PerimetryStore

struct Rejects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What could not be used: file, place, reason and text.",
    discussion: """
      The text is kept up to 4096 bytes. A line that was cut short goes from the list when a later run finds it complete.

        perimetry rejects
        perimetry rejects --reason 'cut short' --format csv > cut.csv
      """)

  @Option(help: ArgumentHelp("Only files with this in their path.", valueName: "part"))
  var file: String?

  @Option(help: ArgumentHelp("Only reasons with this in them, in any case.", valueName: "part"))
  var reason: String?

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try store.open(.read)
    try output.show(
      .rejects(
        try store.rejects(file: file, reason: reason),
        compacted: try store.rejectedBeforeCompaction(), store: store.path))
  }
}
