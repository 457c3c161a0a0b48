import Foundation
import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

@Suite("The same events in every shape")
struct RoundTripTests {
  private typealias E = ExportedEvents

  private static func table(_ name: String, _ key: String, _ rows: String) -> String {
    let columns = E.columns.map { "{\"\(key)\":\"\($0)\",\"type\":\"string\"}" }
    return
      "{\"\(name)\":\"PrimaryResult\",\"Columns\":[\(columns.joined(separator: ","))],\"Rows\":[\(rows)]}"
  }

  private static let body = E.nested.joined(separator: ",")
  private static let rows = E.arrays.joined(separator: ",")
  private static let utc = E.columns.map { $0.hasPrefix("TimeG") ? $0 + " [UTC]" : $0 }
  private static let local = E.columns.map { $0.hasPrefix("TimeG") ? $0 + " [Local Time]" : $0 }
  private static let renamed = [
    "Category": "LogCategory", "SourceIpAddress": "SourceIP", "ServiceResourceId": "PaaSResourceId",
    "Profile": "NspProfile", "DestinationFqdn": "DestinationFQDN", "TimeGenerated": "time",
  ]
  private static let inBerlin = ReadingOptions(timeZone: TimeZone(secondsFromGMT: 3600))

  private static let frames = """
    [{"FrameType":"DataSetHeader","IsProgressive":false,"Version":"v2.0"},
    {"FrameType":"DataTable","TableId":0,"TableKind":"QueryProperties","TableName":"@ExtendedProperties",\
    "Columns":[{"ColumnName":"TableId","ColumnType":"int"},{"ColumnName":"Key","ColumnType":"string"}],\
    "Rows":[[1,"Visualization"]]},
    {"FrameType":"DataTable","TableId":1,"TableKind":"PrimaryResult",\(table("TableName", "ColumnName", rows).dropFirst()),
    {"FrameType":"DataTable","TableId":2,"TableKind":"QueryCompletionInformation","TableName":"Q",\
    "Columns":[{"ColumnName":"Timestamp"},{"ColumnName":"Category"}],"Rows":[["2026-03-02","x"]]},
    {"FrameType":"DataSetCompletion","HasErrors":false,"Cancelled":false}]
    """

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: [UInt8]
    var shape: String
    var options: ReadingOptions
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ shape: String, _ options: ReadingOptions = .init()) {
      self.init(name, Array(text.utf8), shape, options)
    }

    init(_ name: String, _ text: [UInt8], _ shape: String, _ options: ReadingOptions = .init()) {
      (self.name, self.text, self.shape, self.options) = (name, text, shape, options)
    }
  }

  static let shapes: [Case] = {
    var cases: [Case] = []
    cases.append(
      Case("storage archive", E.nested.joined(separator: "\n"), "json-lines"))
    cases.append(
      Case("bodies a line", "{\"records\":[\(body)]}\n{\"records\":[]}\n", "json-document"))
    cases.append(
      Case(
        "bodies in an array, mixed with bare records",
        "[{\"records\":[\(E.nested[..<9].joined(separator: ","))]},\(E.nested[9]),{\"records\":[\(E.nested[10...].joined(separator: ","))]}]",
        "json-document"
      ))
    cases.append(
      Case(
        "bodies as texts, one a line",
        E.nested.map { E.json("{\"records\":[\($0)]}") }.joined(separator: "\n"), "json-lines"
      ))
    cases.append(
      Case(
        "bodies as texts in an array",
        "[\n" + E.nested.map { E.json($0) }.joined(separator: ",\n") + "]", "json-document"
      ))
    cases.append(
      Case(
        "bodies as texts in an array on a line, mixed with others",
        "[\(E.json("[\(body)]")),{\"records\":[]},\(E.json("{\"records\":[]}"))]\n",
        "json-document",
        .init()
      ))
    cases.append(
      Case("data export", E.flat.joined(separator: "\n"), "json-lines"))
    cases.append(
      Case("az", E.az, "json-document"))
    cases.append(
      Case(
        "query API",
        "{\"tables\":[\(table("name", "name", rows)),{\"name\":\"render\",\"columns\":[{\"name\":\"x\"}],\"rows\":[[1]]}]}",
        "json-tables"
      ))
    cases.append(
      Case(
        "query API, pretty, members around",
        "\n{ \"statistics\": {\"a\":[1]},\n \"tables\" : [ \(table("Name", "name", " \n" + E.arrays.joined(separator: " ,\n ") + "\n")) ] , \"x\":1 }\n",
        "json-tables"
      ))
    cases.append(
      Case(
        "Data Explorer v1",
        "{\"Tables\":[\(table("TableName", "ColumnName", rows)),{\"TableName\":\"Status\",\"Columns\":[{\"ColumnName\":\"Timestamp\"}],\"Rows\":[[\"2026-03-02\"]]}]}",
        "json-tables"
      ))
    cases.append(
      Case("Data Explorer v2", frames, "json-tables"))
    cases.append(
      Case("CSV with ISO times", E.csv(), "csv"))
    cases.append(
      Case("CSV with line feeds and semicolons", E.csv(separator: ";", newline: "\n"), "csv"))
    cases.append(
      Case("CSV with renamed columns", E.csv(heading: E.columns.map { renamed[$0] ?? $0 }), "csv"))
    cases.append(
      Case(
        "portal CSV in UTC, with a byte order mark",
        "\u{FEFF}" + E.csv(heading: utc, time: E.american), "csv"
      ))
    cases.append(
      Case(
        "portal CSV in a local time, day first",
        E.csv(heading: local, time: E.european), "csv",
        .init(timeZone: TimeZone(secondsFromGMT: 0))
      ))
    let envelopes = E.nested.map { "{\"records\":[" + $0 + "]}" as String? }
    cases.append(Case("capture", AvroFile(bodies: envelopes + [nil, ""]).bytes, "capture"))
    cases.append(
      Case("capture of records", AvroFile(bodies: [nil] + E.nested).bytes, "capture"))
    if BuiltIn.gzip != nil {
      cases.append(
        Case("capture, deflated", AvroFile(bodies: envelopes, codec: "deflate").bytes, "capture"))
    }
    return cases
  }()

  struct Essence: Hashable {
    var key: Int64
    var milliseconds: Int64
    var end: Timestamp?
    var count: Int64
    var shape: FlowShape
    var category: RecordCategory

    init(_ record: ReadRecord) {
      key = record.key
      milliseconds = record.time.milliseconds
      end = record.end
      count = record.count
      shape = record.context.shape
      category = record.context.category
    }
  }

  private static let expected = Reading(E.nested.joined(separator: "\n")).records
    .map { Essence($0) }

  @Test("is as many records as events, all different")
  func expectation() {
    #expect(Self.expected.count == E.events.count && E.events.count >= 20)
    #expect(Set(Self.expected.map { $0.key }).count == E.events.count)
    #expect(Set(Self.expected.map { $0.category }).count >= 18)
  }

  @Test("gives the same records by identity, with the same flows", arguments: shapes)
  func same(_ one: Case) {
    let (text, options) = (one.text, one.options)
    for piece in [Int.max, 97] {
      let reading = Reading(text, piece: piece, options: options, parser: BuiltInJSONParser.self)
      #expect(reading.failure == nil)
      #expect(reading.records.map { Essence($0) } == Self.expected, "\(reading.rejects)")
      #expect(reading.balances && reading.account.rejected == 0)
      #expect(reading.results.first?.shape == one.shape)
      #expect(reading.account.bytes.read == Int64(text.count))
    }
  }

  @Test("has evidence that lies within the file and moves on", arguments: shapes)
  func places(_ one: Case) {
    let (text, options) = (one.text, one.options)
    let records = Reading(text, options: options, parser: BuiltInJSONParser.self).records
    for record in records {
      #expect(record.offset >= 0 && record.length > 0)
      #expect(record.offset + Int64(record.length) <= Int64(text.count), "\(one.name)")
    }
    #expect(zip(records, records.dropFirst()).allSatisfy { $0.offset <= $1.offset })
  }

  @Test("can be read back from its file, and is known again", arguments: shapes)
  func readBack(_ one: Case) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(one.text, to: "log")
    let records = Reading(one.text, options: one.options, parser: BuiltInJSONParser.self).records
    for record in [records[0], records[11]] {
      let evidence = Evidence(
        reference: RecordReference(milliseconds: record.time.milliseconds, key: record.key),
        time: record.time, count: record.count, file: file.path, offset: record.offset,
        length: record.length)
      let reading = try RawRecord.read(evidence, at: file.absolutePath)
      // Nobody says the zone or the order again.
      #expect(reading.doubt == nil, "\(reading.doubt ?? "-")")
      #expect(!reading.bytes.isEmpty && !reading.bytes.contains(0))
      var moved = evidence
      moved.reference = RecordReference(
        milliseconds: record.time.milliseconds + 1, key: record.key)
      #expect(throws: RawRecord.Failure.changed) {
        try RawRecord.read(moved, at: file.absolutePath)
      }
    }
  }

  @Test("is read by any other JSON parser too", arguments: shapes)
  func plainly(_ one: Case) {
    let (text, options) = (one.text, one.options)
    let reading = Reading(text, options: options, parser: FoundationJSONParser.self)
    #expect(reading.records.map { Essence($0) } == Self.expected, "\(reading.rejects)")
  }

  @Test("never traps where it is cut, garbled or of another shape", arguments: shapes)
  func damage(_ one: Case) {
    let (text, options) = (one.text, one.options)
    var limits = RecordLimits()
    limits.longestRecord = 4096
    for seed in 0..<20 {
      var random = SeededRandom(seed: UInt64(seed))
      let damaged = Mutation.apply(to: text, count: 1 + seed % 5, using: &random)
      let reading = Reading(
        damaged, limits: limits, options: options, parser: BuiltInJSONParser.self)
      #expect(reading.balances, "seed \(seed)")
      var forced = options
      forced.shape = ExportShape.allCases[seed % ExportShape.allCases.count]
      #expect(
        Reading(damaged, limits: limits, options: forced, parser: BuiltInJSONParser.self).balances)
    }
    for cut in stride(from: 0, to: text.count, by: max(1, text.count / 20)) {
      let reading = Reading(Array(text[..<cut]), options: options, parser: BuiltInJSONParser.self)
      #expect(reading.balances && reading.records.count <= Self.expected.count, "cut \(cut)")
    }
  }
}
