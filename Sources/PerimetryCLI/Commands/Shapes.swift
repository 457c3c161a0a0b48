import ArgumentParser
import PerimetryModel
import PerimetryOutput

struct Shapes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The exports that can be read, and the columns they need.",
    discussion: """
      A file's shape is recognised by its content. Where that goes wrong, `ingest` and `analyze` take --shape with a \
      name from this list.
      """)

  @OptionGroup var output: OutputOptions

  func run() throws { try output.show(.shapes(ExportShape.allCases)) }
}
