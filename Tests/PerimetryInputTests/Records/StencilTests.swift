import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

/// A text that is recognised without being parsed must come out as if it had been parsed.
@Suite("Texts that differ in time, end, count and port only")
struct StencilTests {
  private struct Outcome: Equatable {
    var records: [ReadRecord] = []
    var rejects: [Reject] = []
    var account = IngestAccount()
  }

  /// - Parameter isShared: whether one decoder reads all lines, or each has one of its own, which has nothing to
  ///   recognise it by.
  private static func decode(_ lines: [String], isShared: Bool) -> Outcome {
    var outcome = Outcome()
    for run in isShared ? [lines] : lines.map({ [$0] }) {
      let decoder = RecordDecoder<BuiltInJSONParser>(
        frame: .init(file: 0, path: "x", hints: PathHints(path: "x")))
      for line in run {
        let padded = Array(line.utf8) + [UInt8](repeating: 0, count: BuiltInJSONParser.padding)
        padded.withUnsafeBufferPointer {
          decoder.decode(
            UnsafeBufferPointer(rebasing: $0[..<line.utf8.count]), at: 0, isLast: false)
        }
      }
      outcome.account += decoder.account
      var reading = Reading()
      reading.take(decoder.takeBatch())
      outcome.records += reading.records
      outcome.rejects += reading.rejects
    }
    return outcome
  }

  /// Names the first line that comes out differently behind those before it.
  private static func expectSameAsAlone(_ lines: [String], _ comment: Comment) {
    let (shared, alone) = (decode(lines, isShared: true), decode(lines, isShared: false))
    if shared == alone { return }
    let first = lines.indices.first { index in
      decode(Array(lines[...index]), isShared: true)
        != decode(Array(lines[...index]), isShared: false)
    }
    Issue.record("\(comment): \(first.map { lines[$0] } ?? "")")
  }

  @Test("come out as if parsed, whatever stands in the places", arguments: 0..<50)
  func random(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let lines = (0..<60).map { _ in Self.line(&random) }
    Self.expectSameAsAlone(lines, "seed \(seed)")
  }

  @Test("are not confused with texts in which the same key stands elsewhere")
  func places() {
    let inside = #"{"port":"1","a":1}"#
    let lines = [
      Sample(), Sample().withSource("port", "\"2\""),
      Sample().withDestination("port", "\"443\"").withSource("port", "\"443\""),
      Sample().withDestination("port", "\"444\"").withSource("port", "\"443\""),
      Sample().withDestination("port", "\"443\"").withSource("port", "\"444\""),
      Sample().withDestination("port", "\"443\"").withSource("port", nil),
      Sample().withProperty("extra", inside), Sample().with("extra", inside),
      Sample().with("extra", #"{"port":"2","a":1}"#),
      Sample().withProperty("count", "7"), Sample().withProperty("count", "8").with("count", nil),
    ].map(\.line)
    Self.expectSameAsAlone(lines + lines.reversed() + lines, "")
  }

  @Test("are not taken for good when they are broken", arguments: 0..<100)
  func damage(seed: UInt64) {
    var random = SeededRandom(seed: 1_000 + seed)
    let good = Array(Sample().line.utf8)
    var lines = [String](repeating: Sample().line, count: 2)
    for _ in 0..<40 {
      var bytes = good
      for _ in 0...Int.random(in: 0..<2, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        let byte = random.one(of: Array("\"\\{}[]:, 0123456789-+.eE\u{1}\u{7F}abcZT".utf8))
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: bytes.remove(at: place)
        }
      }
      lines.append(String(decoding: bytes, as: UTF8.self))
      if random.isOne(in: 3) { lines.append(Sample().line) }
    }
    Self.expectSameAsAlone(lines, "seed \(seed)")
  }

  private static func line(_ random: inout SeededRandom) -> String {
    let times = [
      #""2026-03-02T08:15:00.1234567Z""#, #""2026-03-02T08:15:59.0000000Z""#,
      #""2026-03-02T08:15:00""#, #""2026-03-02T08:15:00+02:00""#, #""2026-13-02T08:15:00Z""#,
      #""2026-03-02T08:15:60.9999999Z""#, #""2026-03-02T08:15:0\u0030Z""#, #""never""#, #""é""#,
      "1772439300", "null",
    ]
    let counts = [
      "1", "42", "\"42\"", "042", "-1", "1.0", "1e2", "\"x\"", "99999999999999999999", "null",
    ]
    let ports = ["\"50196\"", "50196", "\"0\"", "\"65536\"", "\"https\"", "\"\"", "null"]
    var sample = Sample().with("time", random.one(of: times))
      .with("timeGeneratedEndTime", random.isOne(in: 3) ? nil : random.one(of: times))
      .with("count", random.isOne(in: 3) ? nil : random.one(of: counts))
      .withSource("port", random.isOne(in: 6) ? nil : random.one(of: ports))
    if random.isOne(in: 3) {
      sample = sample.withDestination("port", random.one(of: ports))
    }
    if random.isOne(in: 4) { sample = sample.withProperty("count", random.one(of: counts)) }
    if random.isOne(in: 2) {
      sample = sample.withProperty("profile", random.one(of: ["\"a\"", "\"\\u0061\"", "\"b\""]))
    }
    let line = sample.line
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "  " + line + " "
    case 1: return String(line.dropLast())
    case 2: return line + line
    case 3: return line.replacing("\":", with: "\" : ")
    case 4: return "[" + line + "]"
    case 5: return line.replacing("\"time\"", with: "\"TIME\"")
    default: return line
    }
  }
}
