import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

@Suite("Event Hubs Capture")
struct CaptureTests {
  private static let body = "{\"records\":[\(Sample().line)]}"

  private func read(_ bytes: [UInt8], limits: RecordLimits = RecordLimits()) -> Reading {
    Reading(bytes, limits: limits, parser: BuiltInJSONParser.self)
  }

  @Test("of an idle window is a header alone, and no mistake")
  func headerOnly() {
    let reading = read(AvroFile().bytes)
    #expect(reading.failure == nil && reading.account.read == 0 && reading.diagnostics.isEmpty)
  }

  @Test("may hold messages without a body, empty ones, and several records in one")
  func bodies() {
    let several = "{\"records\":[\(Sample.series(3).map(\.line).joined(separator: ","))]}"
    let reading = read(AvroFile(bodies: [nil, "", " \n", several, nil, Self.body]).bytes)
    #expect(reading.records.count == 4 && reading.balances && reading.rejects.isEmpty)
  }

  @Test("has fields wherever the schema says, and others that nobody knows")
  func schema() {
    let schema = #"""
      {"type":"record","name":"E","fields":[
        {"name":"a","type":{"type":"array","items":{"type":"record","name":"P","fields":[
          {"name":"x","type":"double"},{"name":"next","type":["null","P"]}]}}},
        {"name":"Body","type":"string"},
        {"name":"f","type":{"type":"fixed","name":"F","size":3}},
        {"name":"g","type":"F"},
        {"name":"e","type":{"type":"enum","name":"N","symbols":["A","B"]}},
        {"name":"t","type":{"type":"long","logicalType":"timestamp-millis"}},
        {"name":"b","type":"boolean"},{"name":"h","type":"float"},{"name":"n","type":"null"}]}
      """#
    var file = AvroFile(schema: schema)
    let nested =
      AvroFile.long(1) + [UInt8](repeating: 9, count: 8) + AvroFile.long(1)
      + [UInt8](repeating: 9, count: 8) + AvroFile.long(0) + AvroFile.long(0)
    file.append([
      nested + AvroFile.text(Sample().line) + [1, 2, 3, 4, 5, 6] + AvroFile.long(1)
        + AvroFile.long(-1) + [1] + [0, 0, 0, 0]
    ])
    let reading = read(file.bytes)
    #expect(reading.records.count == 1 && reading.diagnostics.isEmpty, "\(reading.rejects)")
  }

  @Test("that is no such file is refused, with what is wrong")
  func refusals() {
    let other = #"{"type":"record","name":"X","fields":[{"name":"id","type":"long"}]}"#
    let snappy = AvroFile(codec: "snappy").bytes
    let missing = BuiltIn.snappy == nil ? [(bytes: snappy, word: "libsnappy-dev")] : []
    let cases: [(bytes: [UInt8], word: String)] =
      missing + [
        (AvroFile(codec: "zstandard").bytes, "zstandard"),
        (AvroFile(schema: other).bytes, "no field Body"), (AvroFile(schema: "{").bytes, "schema"),
        (AvroFile(schema: "\"string\"").bytes, "schema"), (Array("Obj\u{1}".utf8), "cut"),
        (Array(AvroFile().bytes.dropLast()), "cut"),
        (Array("Obj\u{1}".utf8) + [UInt8](repeating: 0xFF, count: 40), "cut or damaged"),
        (Array("Obj\u{1}".utf8) + AvroFile.long(.max), "cut or damaged"),
        (Array("Obj\u{1}".utf8) + AvroFile.long(1) + AvroFile.long(.max), "cut or damaged"),
      ]
    for one in cases {
      let reading = read(one.bytes)
      #expect(reading.failure?.errorDescription?.contains(one.word) == true, "\(one.word)")
      #expect(reading.records.isEmpty)
    }
  }

  @Test("has its markers checked: a wrong one is pointed out, and the blocks behind it are read")
  func markers() {
    var file = AvroFile()
    file.append([AvroFile.message(Self.body)])
    file.append(
      [AvroFile.message(Self.body.replacing("50196", with: "1"))],
      marker: [UInt8](repeating: 1, count: 16))
    file.append([AvroFile.message(Self.body.replacing("50196", with: "2"))])
    file.append([AvroFile.message(Self.body.replacing("50196", with: "3"))])
    let reading = read(file.bytes)
    #expect(reading.diagnostics == [.damagedCapture])
    // The block behind a wrong marker cannot be told from damage.
    #expect(reading.records.map(\.port) == [50196, 1, 3])
  }

  @Test("whose block holds less than it says gives what it holds")
  func counts() {
    for count: Int64 in [2, .max, -1, .min] {
      var file = AvroFile()
      file.append([AvroFile.message(Self.body)], count: count)
      file.append([AvroFile.message(Self.body)])
      let reading = read(file.bytes)
      #expect(reading.records.count == (count > 0 ? 2 : 1), "\(count)")
      #expect(reading.diagnostics == [.damagedCapture] && reading.balances)
    }
  }

  @Test("ends, however many values of no size it claims")
  func nothings() {
    let schema = #"{"type":"record","name":"E","fields":[{"name":"Body","type":"null"}]}"#
    var file = AvroFile(schema: schema)
    file.append([], count: .max)
    #expect(read(file.bytes).diagnostics == [.damagedCapture])
    let list =
      #"{"type":"record","name":"E","fields":[{"name":"a","type":{"type":"array","items":"null"}},{"name":"Body","type":"bytes"}]}"#
    var other = AvroFile(schema: list)
    other.append([AvroFile.long(.max) + AvroFile.long(0) + AvroFile.text(Self.body)])
    #expect(read(other.bytes).diagnostics == [.damagedCapture])
    let loop =
      #"{"type":"record","name":"E","fields":[{"name":"a","type":"E"},{"name":"Body","type":"bytes"}]}"#
    var endless = AvroFile(schema: loop)
    endless.append([[1, 2, 3]])
    #expect(read(endless.bytes).diagnostics == [.damagedCapture])
  }

  @Test("with a body longer than a record may be loses that body")
  func longBody() {
    var limits = RecordLimits()
    limits.longestRecord = 5000
    let long = String(repeating: "x", count: 6000)
    let reading = read(AvroFile(bodies: [Self.body, long, Self.body]).bytes, limits: limits)
    #expect(reading.records.count == 2 && reading.rejects.map(\.reason) == [.tooLong])
    #expect(reading.rejects.first?.raw.count == Reject.maximumKept)
    #expect(reading.balances)
    let pieces = Reading(
      AvroFile(bodies: [Self.body, long, Self.body]).bytes, limits: limits, piece: 100,
      parser: BuiltInJSONParser.self)
    #expect(pieces.rejects == reading.rejects)
  }

  @Test(
    "that is deflated and broken gives what stands before the fault",
    .enabled(if: BuiltIn.gzip != nil, "NOT RUN: zlib is not built in"))
  func brokenDeflate() {
    let good = AvroFile(bodies: [Self.body], codec: "deflate").bytes
    for cut in stride(from: 0, to: good.count, by: 7) {
      #expect(read(Array(good[..<cut])).balances)
    }
    var file = AvroFile(codec: "deflate")
    file.append([AvroFile.message(Self.body)])
    let place = file.bytes.count - 200
    file.bytes[place] ^= 0xFF
    #expect(read(file.bytes).balances)
  }
}
