import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The memory of contexts")
struct ContextCacheTests {
  @Test("that overflows starts anew and gives the same records", arguments: [1, 3, 10, 1000])
  func epochs(capacity: Int) {
    let text = (0..<200).map { number in
      Sample.numbered(number).withProperty("profile", "\"p\(number % 25)\"").line
    }.joined(separator: "\n")
    let expected = Reading(text)
    var limits = RecordLimits()
    limits.batchSize = 10
    limits.rememberedContexts = capacity
    let reading = Reading(text, limits: limits)
    #expect(reading.records == expected.records)
    #expect((reading.epochs.count > 1) == (capacity < 25))
  }

  @Test("remembers rejects and foreign records over an overflow too")
  func others() {
    let bad = Sample().with("category", nil).line
    let text = (0..<50).map { number in
      [Sample().withProperty("profile", "\"p\(number)\"").line, bad, "{\"x\":\(number)}"]
        .joined(separator: "\n")
    }.joined(separator: "\n")
    var limits = RecordLimits()
    limits.batchSize = 4
    limits.rememberedContexts = 5
    let reading = Reading(text, limits: limits)
    #expect(reading.records.count == 50 && reading.account.foreign == 50 && reading.balances)
    #expect(
      reading.rejects.map(\.reason) == Array(repeating: .missingColumn("category"), count: 50))
  }

  @Test("tells apart what differs in one column only, as a text, a number or nothing")
  func distinct() {
    let raws = [
      #""3""#, "3", "3.5", "4.5", #""""#, "true", "false", "[1]", "[2]", #""[1]""#, "null",
    ]
    for key in ["accessRulesVersion", "profile", "parameters"] {
      let texts = raws.map { Sample().withProperty(key, $0).line }
      let together = Reading(texts.joined(separator: "\n")).records.map(\.placeless)
      #expect(together == texts.flatMap { Reading($0).records.map(\.placeless) }, "\(key)")
    }
  }

  @Test("knows a context again, whatever stands in front of it")
  func again() {
    let texts = (0..<20).map { number in
      Sample().with("extra", "\"\(String(repeating: "x\\n", count: number))\"").line
    }
    for text in [texts.joined(separator: "\n")] {
      #expect(Self.contexts(text, BuiltInJSONParser.self) == 1)
      #expect(Self.contexts(text, FoundationJSONParser.self) == 1)
    }
  }

  private static func contexts<P: JSONParsing>(_ text: String, _ parser: P.Type) -> Int {
    let decoder = RecordDecoder<P>(frame: .init(file: 0, path: "x", hints: PathHints(path: "x")))
    for line in text.split(separator: "\n") {
      let padded = Array(line.utf8) + [UInt8](repeating: 0, count: P.padding)
      padded.withUnsafeBufferPointer {
        decoder.decode(
          UnsafeBufferPointer(rebasing: $0[..<line.utf8.count]), at: 0, isLast: false)
      }
    }
    return decoder.takeBatch().contexts.count
  }
}
