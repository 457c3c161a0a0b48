import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("Blank lines")
struct BlankLineTests {
  private static let line = Sample().line

  /// How often the splitter turned to a line, and the places of the records.
  private func split(_ text: String, piece: Int = .max) throws -> (turns: Int, offsets: [Int64]) {
    let decoder = RecordDecoder<BuiltInJSONParser>(
      frame: .init(file: 0, path: "x", hints: PathHints(path: "x")))
    let buffer = TextBuffer(padding: BuiltInJSONParser.padding)
    buffer.open(BytesSource(Array(text.utf8), piece: piece))
    var turns = 0
    try LineSplitter(
      buffer: buffer, decoder: decoder, limits: RecordLimits(),
      checkpoint: { () throws(InputError) in turns += 1 }
    ).run()
    return (turns, decoder.takeBatch().occurrences.map(\.offset))
  }

  @Test("go by at once, however many", arguments: ["\n", "\r\n", " \n", "\t"])
  func run(blank: String) throws {
    let run = String(repeating: blank, count: 3_000_000 / blank.utf8.count)
    let (turns, offsets) = try split(run + Self.line + "\n" + run + Self.line + "\n" + run)
    #expect(turns == 2)
    let first = Int64(run.utf8.count)
    #expect(offsets == [first, 2 * first + Int64(Self.line.utf8.count) + 1])
  }

  @Test("make no difference to the places of records, in whatever pieces they come")
  func places() throws {
    let text = "\n \n" + Self.line + " \n\n\r\n \t" + Self.line + "\n  "
    let whole = try split(text)
    #expect(whole.offsets.count == 2)
    for piece in 1...5 { #expect(try split(text, piece: piece).offsets == whole.offsets) }
  }

  @Test("leave the mark from which a file is read on at a place that gives the same")
  func mark() throws {
    let folder = try TemporaryFolder()
    let start = Self.line + "\n\n  "
    let whole = Reading(files: [try folder.write(start + Self.line + "\n", to: "whole.json")])
    var file = try folder.write(start, to: "log.json")
    let first = Reading(files: [file])
    file = try folder.write(start + Self.line + "\n", to: "log.json")
    file.mark = first.results.first?.mark
    let second = Reading(files: [file])
    #expect(file.mark != nil && first.records.count == 1 && second.records.count == 1)
    #expect(second.records.map(\.offset) == whole.records.dropFirst().map(\.offset))
  }
}
