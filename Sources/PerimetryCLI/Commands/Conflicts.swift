import ArgumentParser
import PerimetryOutput
import PerimetryStore

struct Conflicts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies of one record that say different counts or ends, and which stands.",
    discussion: """
      A record that comes by several exports counts once. Where the copies disagree, the larger count stands, then the \
      later end, whatever came first; a copy that was outdone is listed here with its file and place.

        perimetry conflicts
        perimetry conflicts --file insights-logs --format csv > conflicts.csv
      """)

  @Option(help: ArgumentHelp("Only copies in files with this in their path.", valueName: "part"))
  var file: String?

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try store.open(.read)
    try output.show(.conflicts(try store.conflicts(file: file), store: store.path))
  }
}
