import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("Tables of columns and rows")
struct TableTests {
  private static let columns =
    #""columns":[{"name":"TimeGenerated"},{"name":"Category"},{"name":"Count"}]"#
  private static let row = #"["2026-03-02T08:00:00Z","NspPublicInboundResourceRulesAllowed",3]"#

  private func reply(_ rows: String, _ more: String = "") -> String {
    "{\"tables\":[{\"name\":\"PrimaryResult\",\(Self.columns),\"rows\":[\(rows)]}]\(more)}"
  }

  @Test("with an error beside them are taken, and the reply is said to be partial")
  func partial() {
    let error = #","error":{"code":"PartialError","message":"too much"}"#
    for text in [
      reply(Self.row, error), "{" + error.dropFirst() + "," + reply(Self.row).dropFirst(),
    ] {
      let reading = Reading(text)
      #expect(reading.records.count == 1)
      #expect(reading.diagnostics == [.partialReply])
    }
    #expect(Reading(reply(Self.row, ",\"error\":null")).diagnostics.isEmpty)
  }

  @Test("of Data Explorer tell an error in place of a row, or at the end")
  func kustoErrors() {
    let table =
      #"{"FrameType":"DataTable","TableKind":"PrimaryResult",\#(Self.columns.replacing("columns", with: "Columns")),"Rows":[\#(Self.row)]}"#
    let end = #"{"FrameType":"DataSetCompletion","HasErrors":true,"OneApiErrors":[{}]}"#
    let reading = Reading("[{\"FrameType\":\"DataSetHeader\"},\(table),\(end)]")
    #expect(reading.records.count == 1 && reading.diagnostics == [.partialReply])
    let inRows = Reading(reply(Self.row + #",{"Exceptions":["E"]}"#))
    #expect(inRows.records.count == 1 && inRows.diagnostics == [.partialReply])
  }

  @Test("in fragments belong to the columns of their header")
  func progressive() {
    let header =
      #"{"FrameType":"TableHeader","TableId":1,"TableKind":"PrimaryResult",\#(Self.columns.replacing("columns", with: "Columns"))}"#
    let fragment = #"{"FrameType":"TableFragment","TableId":1,"Rows":[\#(Self.row)]}"#
    let text = "[{\"FrameType\":\"DataSetHeader\"},\(header),\(fragment),\(fragment)]"
    #expect(Reading(text).records.count == 2)
  }

  @Test("have rows that are as long as there are columns; others are rejected, and cost no more")
  func rows() {
    let bad = [
      "[1]", "[]", #"["2026-03-02T08:00:00Z","x",3,4]"#, "7", "\"text\"", "null", "[[[]]]",
      #"[1 2,3,4]"#, #"["a":1,2,3]"#, "[nul,\"\",01]",
    ]
    for row in bad {
      let reading = Reading(reply([Self.row, row, Self.row].joined(separator: ",")))
      #expect(reading.records.count == 2, "\(row)")
      #expect(reading.account.rejected == 1 && reading.balances, "\(row)")
    }
  }

  @Test("without a time or a category are refused, and the nearest name is proposed")
  func didYouMean() {
    let text = reply(Self.row).replacing("Category\"}", with: "Categorie\"}")
    let reading = Reading(text)
    #expect(reading.failure?.errorDescription?.contains("did you mean Category") == true)
    #expect(reading.records.isEmpty && reading.balances)
  }

  @Test("have no columns a record does not know: the others are nobody's business")
  func unknownColumns() {
    let columns =
      #""columns":[{"name":"x"},{"name":"Time Generated [UTC]"},{"name":"CATEGORY"},{}]"#
    let row = #"[{"deep":[1,{}]},"2026-03-02T08:00:00Z","NspPrivateInboundAllowed",null]"#
    let reading = Reading("{\"tables\":[{\(columns),\"rows\":[\(row)]}]}")
    #expect(reading.records.count == 1 && reading.rejects.isEmpty)
  }

  @Test("that are cut keep what stands before the cut, and say so")
  func cut() {
    let text = reply([Self.row, Self.row, Self.row].joined(separator: ","))
    let reading = Reading(String(text.dropLast(30)))
    #expect(reading.records.count == 2)
    #expect(reading.diagnostics == [.cutDocument])
    #expect(reading.rejects.map(\.reason) == [.cutShort] && reading.balances)
  }

  @Test("have evidence that is the row in the file")
  func evidence() {
    let text = reply(" " + Self.row + " , " + Self.row)
    let bytes = Array(text.utf8)
    let records = Reading(text).records
    #expect(records.count == 2)
    for record in records {
      let span = bytes[Int(record.offset)..<(Int(record.offset) + Int(record.length))]
      #expect(String(decoding: span, as: UTF8.self) == Self.row)
    }
  }

  @Test("may stand before their columns: they are kept until those come")
  func columnsLast() {
    let rows = "\"rows\":[\(Self.row), \(Self.row)]"
    let first = Reading("{\"tables\":[{\(rows),\(Self.columns)}]}")
    #expect(first.records.count == 2 && first.rejects.isEmpty && first.balances)
    let usual = Reading("{\"tables\":[{\(Self.columns),\(rows)}]}")
    #expect(first.records.map(\.placeless) == usual.records.map(\.placeless))
    let text = Array("{\"tables\":[{\(rows),\(Self.columns)}]}".utf8)
    for record in first.records {
      let span = text[Int(record.offset)..<(Int(record.offset) + Int(record.length))]
      #expect(String(decoding: span, as: UTF8.self) == Self.row)
    }
  }

  @Test("before the columns that are no records', or of another kind, stay out")
  func columnsLastOfOthers() {
    let rows = "\"rows\":[\(Self.row)]"
    let other = #""columns":[{"name":"a"},{"name":"b"},{"name":"c"}]"#
    let reading = Reading("{\"tables\":[{\(rows),\(other)}]}")
    #expect(reading.records.isEmpty && reading.failure != nil)
    let kind = Reading("{\"tables\":[{\(rows),\(Self.columns),\"TableKind\":\"QueryProperties\"}]}")
    #expect(kind.records.isEmpty && kind.rejects.isEmpty)
  }

  @Test("that cannot wait for their columns, or never get any, are rejected with what to do")
  func columnsMissing() {
    var limits = RecordLimits()
    limits.longestRecord = 1000
    let rows = "\"rows\":[\(Array(repeating: Self.row, count: 40).joined(separator: ","))]"
    let cases = [
      ("{\"tables\":[{\(rows),\(Self.columns)}]}", "columns first"),
      ("{\"tables\":[{\(rows)}]}", "fetch the reply again"),
      // The columns of one table are not those of the next.
      ("{\"tables\":[{\(Self.columns)},{\(rows)}]}", "fetch the reply again"),
    ]
    for (text, word) in cases {
      let reading = Reading(text, limits: limits)
      #expect(reading.records.isEmpty && reading.balances)
      #expect(reading.rejects.count == 1)
      #expect(reading.rejects.first?.reason.description.contains(word) == true)
      #expect(reading.rejects.first?.length == Int64(rows.utf8.count - 9))
    }
  }

  @Test("in fragments may come before their frame says so")
  func fragmentFirst() {
    let columns = Self.columns.replacing("columns", with: "Columns")
    let header = #"{"FrameType":"TableHeader","TableKind":"PrimaryResult",\#(columns)}"#
    let fragment = #"{"Rows":[\#(Self.row)],"FrameType":"TableFragment"}"#
    let progress = #"{"FrameType":"TableProgress","TableProgress":10}"#
    let text = "[{\"FrameType\":\"DataSetHeader\"},\(header),\(progress),\(fragment),\(fragment)]"
    let reading = Reading(text)
    #expect(reading.records.count == 2 && reading.rejects.isEmpty)
  }

  @Test("with two columns of one meaning take what says something, and of two the documented name")
  func twoOfOneMeaning() {
    func port(_ names: [String], _ values: [String]) -> String? {
      let columns = (["TimeGenerated", "Category"] + names).map { "{\"name\":\"\($0)\"}" }
      let row = [#""2026-03-02T08:00:00Z""#, #""NspPublicInboundResourceRulesAllowed""#] + values
      let reading = Reading(
        "{\"tables\":[{\"columns\":[\(columns.joined(separator: ","))],"
          + "\"rows\":[[\(row.joined(separator: ","))]]}]}")
      return reading.records.first?[.sourceAddress]
    }
    let (a, b, none) = ("\"192.0.2.1\"", "\"192.0.2.2\"", "\"\"")
    for empty in [none, "null"] {
      #expect(port(["SourceIpAddress", "SourceIp"], [a, empty]) == "192.0.2.1")
      #expect(port(["SourceIpAddress", "SourceIp"], [empty, b]) == "192.0.2.2")
      #expect(port(["SourceIp", "SourceIpAddress", "SourceIP"], [empty, empty, b]) == "192.0.2.2")
    }
    #expect(port(["SourceIpAddress", "SourceIp"], [a, b]) == "192.0.2.1")
    #expect(port(["SourceIp", "SourceIpAddress"], [b, a]) == "192.0.2.1")
    #expect(port(["SourceIp", "SourceIP"], [b, a]) == "192.0.2.2")
  }

  @Test("that are hostile stay small and end")
  func hostile() {
    var limits = RecordLimits()
    limits.longestRecord = 1000
    let deep = String(repeating: "[", count: 100_000)
    for text in [
      "{\"tables\":[" + deep, "{\"tables\":[{\(Self.columns),\"rows\":[\(deep)", reply(deep),
      "{\"tables\":[{\"columns\":" + deep + "}]}", "{\"tables\":[1,2,{}]}", "{\"tables\":[]}",
      "{\"tables\":[{\"rows\":[[1]],\(Self.columns)}]}", "{\"tables\":[{\"columns\":{}}]}",
      "{\"tables\":[{\"columns\":null,\"rows\":[]}]}}}}]]", reply(Self.row) + "]" + reply(Self.row),
      reply("[\"" + String(repeating: "x", count: 5000) + "\",1,2]," + Self.row),
      "{\"tables\":[{\"" + String(repeating: "k", count: 9000) + "\":1}]}",
      "{\"tables\":[{\(Self.columns),\"rows\":[\"\u{0}\\",
    ] {
      #expect(Reading(text, limits: limits).balances, "\(text.prefix(60))")
    }
    let long = reply("[\"" + String(repeating: "x", count: 5000) + "\",1,2]," + Self.row)
    let reading = Reading(long, limits: limits)
    #expect(reading.records.count == 1 && reading.rejects.map(\.reason) == [.tooLong])
  }
}
