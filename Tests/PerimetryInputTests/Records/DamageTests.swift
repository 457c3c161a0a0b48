import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("A damaged text")
struct DamageTests {
  private static let lines = Sample.series(4).map(\.line)
  private static let good = Reading(lines.joined(separator: "\n")).records.map(\.placeless)

  /// Bytes that no parser may take for a record.
  static let mangled: [(name: String, bytes: [UInt8])] = [
    ("a word", Array("what is this".utf8)), ("half a record", Array(lines[0].utf8.prefix(90))),
    ("the other half", Array(lines[0].utf8.dropFirst(90))),
    ("a stray bracket", Array("}".utf8)),
    ("two records without a break, and a cut one", Array((lines[0] + lines[1] + "{\"a").utf8)),
    ("a trailing comma", Array((lines[0].dropLast() + ",}").utf8)),
    ("a comment", Array((lines[0] + " // comment").utf8)),
    (
      "invalid UTF-8", Array(lines[0].utf8.prefix(20)) + [0xFF, 0xC0] + lines[0].utf8.dropFirst(20)
    ),
    ("a NUL", Array(lines[0].utf8.prefix(20)) + [0] + lines[0].utf8.dropFirst(20)),
    ("a NUL outside a text", Array(lines[0].utf8.prefix(1)) + [0] + lines[0].utf8.dropFirst(1)),
    ("a tab in a text", Array(Sample().with("extra", "\"a\tb\"").line.utf8)),
    ("half a surrogate pair", Array(Sample().with("extra", #""\ud83d""#).line.utf8)),
    ("the other half of a pair", Array(Sample().with("extra", #""\ude00""#).line.utf8)),
    ("a number out of range", Array(Sample().with("extra", "1e400").line.utf8)),
    ("a number with a leading zero", Array(Sample().with("extra", "012").line.utf8)),
    ("a plus sign", Array(Sample().with("extra", "+1").line.utf8)),
    ("not a number", Array(Sample().with("extra", "NaN").line.utf8)),
    ("a bad escape", Array(Sample().with("extra", #""\x""#).line.utf8)),
    ("single quotes", Array("{'time':'x'}".utf8)),
    (
      "nesting without end",
      Array(Sample().with("extra", String(repeating: "[", count: 100_000)).line.utf8)
    ),
    (
      "deep nesting",
      Array(
        Sample().with(
          "extra", String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000)
        ).line.utf8)
    ),
  ]

  @Test("of lines loses the damaged line and no other", arguments: mangled)
  func middleLine(name: String, bytes: [UInt8]) {
    let text =
      Array((Self.lines[0] + "\n" + Self.lines[1] + "\n").utf8) + bytes
      + Array(("\n" + Self.lines[2] + "\n" + Self.lines[3] + "\n").utf8)
    let reading = Reading(text, parser: BuiltInJSONParser.self)
    #expect(reading.records.map(\.placeless) == Self.good)
    #expect(reading.rejects.count == 1 && reading.balances)
    let offset = Int64((Self.lines[0] + "\n" + Self.lines[1] + "\n").utf8.count)
    #expect(reading.rejects.first?.offset == offset)
    #expect(reading.rejects.first?.length == Int64(bytes.count))
    #expect(reading.rejects.first?.raw == Array(bytes.prefix(Reject.maximumKept)))
  }

  @Test(
    "of lines is still recognised when the first line is the damaged one",
    arguments: [
      "what is this", "{", "{\"time\":", "}", "\"text\"", "{\"a\":1", "5", "[1", "\u{1}x",
    ])
  func firstLine(line: String) {
    let reading = Reading(line + "\n" + Self.lines.joined(separator: "\n"))
    #expect(reading.records.map(\.placeless) == Self.good, "\(reading.rejects)")
    #expect(reading.balances && !reading.rejects.isEmpty)
  }

  @Test("of lines that is cut anywhere keeps every record before the cut")
  func cuts() {
    let text = Array(Self.lines.joined(separator: "\n").utf8)
    let lastStart = text.count - Self.lines[3].utf8.count
    for cut in stride(from: lastStart + 1, to: text.count, by: 7) {
      let reading = Reading(Array(text[..<cut]), parser: BuiltInJSONParser.self)
      #expect(reading.records.map(\.placeless) == Self.good.dropLast(), "cut at \(cut)")
      #expect(reading.rejects.map(\.reason) == [.cutShort], "cut at \(cut)")
    }
  }

  @Test(
    "of lines keeps records that were joined without a break, or that a comma follows",
    arguments: ["", " ", ",", ", "])
  func joined(separator: String) {
    let text = Self.lines[0] + separator + Self.lines[1] + separator + "\n" + Self.lines[2]
    let apart = Reading(Self.lines[0...2].joined(separator: "\n"))
    let together = Reading(text)
    #expect(together.records.map(\.key) == apart.records.map(\.key))
    #expect(together.rejects.isEmpty)
  }

  @Test("of lines that ends in a whole record without a newline loses nothing")
  func noNewline() {
    #expect(Reading(Self.lines.joined(separator: "\n")).rejects.isEmpty)
  }

  @Test("that holds scalars where records belong rejects each")
  func scalars() {
    let reading = Reading("[1,\"a\",null,\(Self.lines[0]),true]")
    #expect(reading.records.count == 1 && reading.balances)
    #expect(reading.rejects.map(\.reason) == Array(repeating: .notAnObject, count: 4))
    let line = Reading(Self.lines[0] + "\n5\n" + Self.lines[1])
    #expect(line.records.count == 2 && line.rejects.map(\.reason) == [.notAnObject])
  }

  /// Two arrangements of a document around one place that a test may damage.
  private static func documents(_ middle: String) -> [String] {
    let items = [lines[0], lines[1], middle, lines[2], lines[3]].joined(separator: ",\n")
    return [
      "[\n\(items)\n]", "{\"records\": [\n\(items)\n]}\n", "{\"n\":1,\n\"records\":[\n\(items)\n]}",
    ]
  }

  @Test(
    "of a document loses the damaged object and no other",
    arguments: [
      String(lines[0].prefix(90)), String(lines[0].dropLast()), "{}}", "{", "\"text",
      "{\"a\": \"text that never ends", "what is this", lines[0].replacing(":", with: ""),
      "{\"a\":[}", "{\"a\":{\"b\":1}", "\u{0}",
    ])
  func documentMiddle(middle: String) {
    for text in Self.documents(middle) {
      let reading = Reading(text)
      #expect(
        reading.records.map(\.placeless) == Self.good, "\(text.prefix(20)): \(reading.rejects)")
      #expect(!reading.rejects.isEmpty && reading.balances)
    }
  }

  @Test("of a document that is cut anywhere keeps every record before the cut")
  func documentCuts() {
    for text in [
      "[\(Self.lines.joined(separator: ","))]",
      "{\"records\":[\(Self.lines.joined(separator: ","))]}",
    ] {
      let bytes = Array(text.utf8)
      let ends = Reading(text).records.map { Int($0.offset) + Int($0.length) }
      for cut in stride(from: 2, to: bytes.count, by: 11) {
        let reading = Reading(Array(bytes[..<cut]), parser: BuiltInJSONParser.self)
        let whole = ends.count { $0 <= cut }
        #expect(reading.records.map(\.placeless) == Array(Self.good.prefix(whole)), "cut at \(cut)")
        #expect(reading.balances)
      }
    }
  }
}
