#if canImport(CSimdJSON)
  import PerimetryModel
  import TestSupport
  import Testing

  @testable import PerimetryInput

  /// Both back ends are there, so they are held against each other. Differences that are accepted: the words
  /// of a fault, and texts nested deeper than 512 levels, where Foundation gives up and simdjson does at 1024.
  @Suite("simdjson and Foundation")
  struct ParserEquivalenceTests {
    static let corpus: [(name: String, bytes: [UInt8])] =
      ShapeTests.shapes.map { ($0.name, Array($0.text.utf8)) }
      + DamageTests.mangled.map { ($0.name, Array("{}\n".utf8) + $0.bytes + Array("\n{}".utf8)) }
      + values.map { ("the value \($0)", Array(Sample().withProperty("parameters", $0).line.utf8)) }
      + values.map { ("the count \($0)", Array(Sample().with("count", $0).line.utf8)) }
      + values.map { ("the root \($0)", Array(("{}\n" + $0).utf8)) }
      + keys.map {
        ("the key \($0)", Array("{\"time\":\"2026-03-02\",\($0):\"NspOutboundAttempt\"}".utf8))
      }
      + [("a flat record", Array(FlatSample.line.utf8))]

    private static let values = [
      "0", "-0", "-0.0", "1", "-1", "1.0", "1.5", "1e3", "1E+3", "1e-3", "9007199254740993",
      "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
      "18446744073709551615", "18446744073709551616", "100000000000000000000000000000", "1e308",
      "1e309", "-1e309", "1e-400", "0.1", "123456789.123456789", "01", "-", "+1", ".5", "1.", "1e",
      "0x10", "Infinity", "nan", "true", "false", "null", "True", "nul", "\"\"", #""\u0000""#,
      #""\u0041""#, #""\ud83d\ude00""#, #""\ud83d""#, #""\ude00\ud83d""#, #""\ud83d\u0041""#,
      #""\u12""#, #""\uzzzz""#, #""\/\b\f\n\r\t\\\"""#, #""\a""#, "\"\u{7F}\"", "\"\u{1F}\"",
      "\"é😀\u{2028}\"", "\"e\u{301}\"", "\"\u{FEFF}\"", "[]", "[ ]", "[1,]", "[,1]", "[1 2]", "{}",
      "{\"a\"}",
      "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}", "[[[[[[]]]]]]", "\"unfinished", "[1",
      "{\"a\":1",
      "\u{B}1", "\u{A0}1", "/* x */ 1", "1 // x", "{\"a\":1,\"a\":2}", "{\"A\":1,\"a\":2}", "[1]]",
      "'a'",
    ]
    private static let keys = [
      #""category""#, #""CATEGORY""#, #""cat\u0065gory""#, #""Cate gory""#, #""category\u0000""#,
      #""\ud83d""#, #""""#, #""category":"x","category""#, #""category":"x","Category""#,
    ]

    @Test("read every text alike", arguments: corpus)
    func alike(name: String, bytes: [UInt8]) {
      let (a, b) = (
        Reading(bytes, parser: SimdJSONParser.self),
        Reading(bytes, parser: FoundationJSONParser.self)
      )
      #expect(a.records == b.records)
      #expect(a.rejects.map(Self.comparable) == b.rejects.map(Self.comparable))
      #expect(a.account == b.account)
      #expect(a.results.map(\.diagnostics) == b.results.map(\.diagnostics))
    }

    @Test("read randomly damaged texts alike")
    func damaged() {
      let base = Array([Sample().line, FlatSample.line].joined(separator: "\n").utf8)
      for seed in 1...400 as ClosedRange<UInt64> {
        var random = SeededRandom(seed: seed)
        let bytes = Mutation.apply(to: base, count: 2, using: &random)
        let (a, b) = (
          Reading(bytes, parser: SimdJSONParser.self),
          Reading(bytes, parser: FoundationJSONParser.self)
        )
        #expect(a.records == b.records, "seed \(seed)")
        #expect(a.rejects.map(Self.comparable) == b.rejects.map(Self.comparable), "seed \(seed)")
      }
    }

    private static func comparable(_ reject: Reject) -> Reject {
      var copy = reject
      if case .malformed = reject.reason { copy.reason = .malformed("") }
      return copy
    }
  }
#endif
