import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The shape of a text")
struct ShapeTests {
  private static let lines = Sample.series(5).map(\.line)
  private static let body = lines.joined(separator: ",")

  /// Every shape of the same five records.
  static let shapes: [(name: String, text: String)] = [
    ("lines", lines.joined(separator: "\n") + "\n"),
    ("lines without the last newline", lines.joined(separator: "\n")),
    ("lines with CRLF", lines.joined(separator: "\r\n") + "\r\n"),
    ("lines with a byte order mark", "\u{FEFF}" + lines.joined(separator: "\n")),
    ("lines with blanks between", "\n \n\t" + lines.joined(separator: " \n\n\r\n ") + "\n\n"),
    ("an envelope on one line", "{\"records\":[\(body)]}"),
    ("an envelope with the name in another case", "{\"Records\" : [\(body)]}"),
    ("an envelope with members in front", "{\"n\":5,\"x\":{\"records\":[]},\"records\":[\(body)]}"),
    ("an envelope with members behind", "{\"records\":[\(body)],\"n\":5,\"x\":[{}]}"),
    (
      "a pretty-printed envelope with members around",
      "{\n \"a\": [1, {}],\n \"records\": [\n\(body)\n ],\n \"b\": {\n \"c\": []\n }\n}\n"
    ),
    (
      "envelopes one after another",
      "{\"records\":[\(lines[0]),\(lines[1])]}{\"records\":[]}\n{\"records\":[\(lines[2])]}\n"
        + "{\"records\":[\(lines[3]),\(lines[4])]}"
    ),
    (
      "envelopes a line, members in front",
      "{\"n\":2,\"records\":[\(lines[0]),\(lines[1])]}\n{\"n\":3,\"records\":[\(lines[2]),"
        + "\(lines[3]),\(lines[4])]}\n"
    ),
    ("an array", "[\(body)]"),
    ("an array, an item a line", "[\n" + lines.joined(separator: ",\n") + "\n]\n"),
    ("an array with a byte order mark", "\u{FEFF}[\(body)]"),
    (
      "an array of envelopes",
      "[{\"records\":[\(lines[0])]},{\"records\":[]},{\"records\":[\(lines[1...].joined(separator: ","))]}]"
    ),
    ("arrays a line", "[\(lines[0])]\n[]\n[\(lines[1...].joined(separator: ","))]\n"),
    ("pretty-printed objects", Sample.series(5).map(\.pretty).joined(separator: "\n")),
    (
      "a pretty-printed array",
      "[\n" + Sample.series(5).map(\.pretty).joined(separator: ",\n") + "\n]"
    ),
    (
      "lines, then an envelope",
      lines[0] + "\n{\"records\":[\(lines[1...].joined(separator: ","))]}"
    ),
    (
      "an envelope, then lines",
      "{\"records\":[\(lines[0])]}\n" + lines[1...].joined(separator: "\n")
    ),
  ]

  @Test("changes nothing about the records", arguments: Self.shapes)
  func records(name: String, text: String) {
    let reading = Reading(text)
    #expect(reading.records.map(\.placeless) == Self.expected)
    #expect(reading.balances && reading.account.read == 5, "\(reading.rejects)")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.account.bytes.read == Int64(text.utf8.count))
  }

  private static let expected = Reading(shapes[0].text).records.map(\.placeless)

  @Test("of the expected records is what the samples say")
  func expectation() {
    #expect(Self.expected.count == 5)
    #expect(Self.expected.map(\.port) == [1, 2, 3, 4, 5])
    #expect(Set(Self.expected.map(\.context)).count == 1)
  }

  @Test("may be a single object, pretty-printed or not, flat or nested")
  func single() {
    for text in [Sample().line, Sample().pretty, FlatSample.line] {
      let reading = Reading(text)
      #expect(reading.records.count == 1 && reading.balances, "\(text)")
    }
  }

  @Test(
    "that holds nothing gives nothing, without a complaint",
    arguments: [
      "{\"records\":[]}", "[]", "[[]]", "\n\n", " ", "{\"records\":[]}\n{\"records\":[]}",
    ])
  func nothing(text: String) {
    let reading = Reading(text)
    #expect(reading.account.read == 0 && reading.rejects.isEmpty && reading.failure == nil)
  }

  @Test("of no bytes at all is pointed out")
  func empty() {
    #expect(Reading("").diagnostics == [.emptyFile])
    #expect(Reading("\u{FEFF}").account.read == 0)
  }

  @Test("does not depend on the pieces the bytes arrive in", arguments: [1, 7, 4096])
  func pieces(size: Int) {
    for (name, text) in Self.shapes {
      let whole = Reading(text)
      let pieces = Reading(Array(text.utf8), piece: size, parser: BuiltInJSONParser.self)
      #expect(pieces.records == whole.records, "\(name)")
    }
  }
}
