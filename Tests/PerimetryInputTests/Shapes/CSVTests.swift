import Foundation
import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("CSV")
struct CSVTests {
  private static let category = "NspPublicInboundResourceRulesAllowed"

  private func csv(_ heading: String, _ rows: String..., newline: String = "\n") -> String {
    ([heading] + rows).joined(separator: newline) + newline
  }

  /// A file of one time column, the category and a profile.
  private func times(_ heading: String, _ values: String..., options: ReadingOptions = .init())
    -> Reading
  {
    let rows = values.map { "\"\($0)\",\(Self.category),p" }
    return Reading(
      ([heading + ",Category,Profile"] + rows).joined(separator: "\n"), options: options)
  }

  private func milliseconds(_ text: String) -> Int64? { Timestamp(text)?.milliseconds }

  @Test("gives the portal's UTC times, month first, twelve hours")
  func portal() {
    let reading = times(
      "TimeGenerated [UTC]", "2/3/2025, 9:19:25.391 AM", "12/4/2025, 12:00:00.000 AM",
      "12/4/2025, 12:30:00.5 PM", "1/2/2025, 1:02:03\u{202F}PM")
    #expect(
      reading.records.map(\.time.milliseconds)
        == [
          "2025-02-03T09:19:25.391Z", "2025-12-04T00:00:00Z", "2025-12-04T12:30:00.5Z",
          "2025-01-02T13:02:03Z",
        ].map { milliseconds($0) ?? 0 })
  }

  @Test("with local times is refused until the zone is said, and says which option does")
  func needsZone() {
    let reading = times("TimeGenerated [Local Time]", "16/07/2026 20:26:12.030")
    #expect(reading.records.isEmpty)
    #expect(reading.failure?.errorDescription?.contains("--timezone") == true)
    let zone = ReadingOptions(timeZone: TimeZone(identifier: "Europe/Berlin"))
    let told = times("TimeGenerated [Local Time]", "16/07/2026 20:26:12.030", options: zone)
    #expect(told.records.map(\.time) == [Timestamp("2026-07-16T18:26:12.030Z")])
  }

  @Test("with dates that can be read in two ways is refused until the order is said")
  func needsOrder() {
    var options = ReadingOptions(timeZone: TimeZone(secondsFromGMT: 0))
    let open = times(
      "TimeGenerated [Local Time]", "03/04/2026 20:26:12", "05/06/2026 01:00:00", options: options)
    #expect(open.records.isEmpty)
    #expect(open.failure?.errorDescription?.contains("--date-order") == true)
    options.dateOrder = .dayFirst
    #expect(
      times("TimeGenerated [Local Time]", "03/04/2026 20:26:12", options: options).records
        .map(\.time) == [Timestamp("2026-04-03T20:26:12Z")])
    options.dateOrder = .monthFirst
    #expect(
      times("TimeGenerated [Local Time]", "03/04/2026 20:26:12", options: options).records
        .map(\.time) == [Timestamp("2026-03-04T20:26:12Z")])
  }

  @Test("settles the order by any date that allows only one, wherever it stands")
  func infers() {
    let options = ReadingOptions(timeZone: TimeZone(secondsFromGMT: 0))
    let day = times(
      "TimeGenerated [Local Time]", "03.04.2026, 20:26:12", "13.04.2026, 01:00:00",
      options: options)
    #expect(day.records.first?.time == Timestamp("2026-04-03T20:26:12Z"))
    let month = times(
      "TimeGenerated [Local Time]", "3/4/2026, 8:26:12 PM", "4/13/2026, 1:00:00 AM",
      options: options)
    #expect(month.records.first?.time == Timestamp("2026-03-04T20:26:12Z"))
    let both = times(
      "TimeGenerated [Local Time]", "13/4/2026 20:26:12", "4/13/2026 1:00:00", options: options)
    #expect(both.records.isEmpty && both.failure != nil)
  }

  @Test("needs no word for ISO times, and takes UTC for those without a zone")
  func iso() {
    let reading = times(
      "TimeGenerated", "2026-03-02T08:15:00.1234567Z", "2026-03-02 08:15:00",
      "2026-03-02T08:15:00+02:00")
    #expect(
      reading.records.map(\.time)
        == ["2026-03-02T08:15:00.1234567Z", "2026-03-02T08:15:00Z", "2026-03-02T06:15:00Z"]
        .map { Timestamp($0) })
    let local = times("TimeGenerated [Local Time]", "2026-03-02T08:15:00")
    #expect(local.failure?.errorDescription?.contains("--timezone") == true)
  }

  @Test("points out a local time in the hour that comes twice, and reads one that never was")
  func clockChanges() {
    let zone = ReadingOptions(timeZone: TimeZone(identifier: "Europe/Berlin"))
    let autumn = times("TimeGenerated [Local Time]", "25.10.2026 02:30:00", options: zone)
    #expect(autumn.records.map(\.time) == [Timestamp("2026-10-25T00:30:00Z")])
    #expect(autumn.diagnostics == [.noCount, .openLastRow, .repeatedHour])
    let spring = times("TimeGenerated [Local Time]", "29.03.2026 02:30:00", options: zone)
    #expect(spring.records.count == 1)
  }

  @Test("rejects a row whose time cannot be read, with the value")
  func badTime() {
    let reading = times(
      "TimeGenerated [UTC]", "2/30/2026, 9:19:25 AM", "2/3/2026, 13:19:25 AM", "soon",
      "2/3/2026, 9:19:25 AM")
    #expect(reading.records.count == 1)
    #expect(
      reading.rejects.map(\.reason).contains(
        .unreadable(column: "time", value: "2/30/2026, 9:19:25 AM")))
  }

  @Test("keeps doubled quotes, commas and line breaks within a field")
  func quoting() {
    let reading = Reading(
      csv(
        "TimeGenerated,Category,MatchedRule,OperationName",
        "2026-03-02,\(Self.category),\"{\"\"accessRule\"\":\"\"IP, \"\",\"\"x\"\":1}\",\"a\r\nb\nc\"",
        "2026-03-02,\(Self.category),,\"\"\"\"", newline: "\r\n"))
    #expect(reading.records.map { $0[.operation] } == ["a\r\nb\nc", "\""])
    #expect(reading.records.first?[.matchedRule] == "IP,")
    #expect(reading.balances && reading.rejects.isEmpty)
  }

  @Test("loses a row with too many or too few fields and no other, a stray quote too")
  func strayQuote() {
    let good = "2026-03-02,\(Self.category),p"
    let reading = Reading(
      csv(
        "TimeGenerated,Category,Profile", good, "2026-03-02,\(Self.category)", "\"stray" + good,
        good, good + ",x", "", good))
    #expect(reading.records.count == 3)
    #expect(reading.account.rejected == 3 && reading.balances)
    #expect(reading.rejects.map(\.length).allSatisfy { $0 < 60 })
  }

  @Test("has evidence that is the row in the file")
  func evidence() {
    let row = "2026-03-02,\(Self.category),\"p\nq\""
    let text = "TimeGenerated,Category,Profile\r\n\(row)\r\n\(row)"
    let bytes = Array(text.utf8)
    for record in Reading(text).records {
      let span = bytes[Int(record.offset)..<(Int(record.offset) + Int(record.length))]
      #expect(String(decoding: span, as: UTF8.self) == row)
    }
  }

  @Test("with two columns of one meaning takes what says something, and of two the documented name")
  func twoOfOneMeaning() {
    func address(_ names: String, _ values: String) -> String? {
      let category = "NspPublicInboundResourceRulesAllowed"
      return Reading(
        "TimeGenerated,Category,\(names)\n2026-03-02T08:00:00Z,\(category),\(values)\n"
      ).records.first?[.sourceAddress]
    }
    let (a, b) = ("192.0.2.1", "192.0.2.2")
    #expect(address("SourceIpAddress,SourceIp", "\(a),") == a)
    #expect(address("SourceIp,SourceIpAddress", "\(a), ") == a)
    #expect(address("SourceIpAddress,SourceIp", "\"\",\(b)") == b)
    #expect(address("SourceIpAddress,SourceIp", "\(a),\(b)") == a)
    #expect(address("SourceIp,SourceIpAddress", "\(b),\(a)") == a)
    #expect(address("SourceIp,SourceIP", "\(b),\(a)") == b)
  }

  @Test("without a time or a category is refused, and the nearest name is proposed")
  func didYouMean() {
    let text = csv(
      "TimeGenrated,Catgory,SourceIpAddress,Profile,MatchedRule", "2026-03-02,x,192.0.2.1,p,r")
    let failure = Reading(text, options: .init(shape: .csv)).failure
    let message = failure?.errorDescription ?? ""
    #expect(message.contains("did you mean TimeGenerated by \"TimeGenrated\"?"), "\(message)")
    #expect(message.contains("did you mean Category by \"Catgory\"?"), "\(message)")
    // So many of its names are a perimeter log's that it is not passed over in a folder.
    #expect(failure?.isForeignContent == false)
    let other = Reading(csv("Name,Age", "x,3")).failure
    #expect(other?.isForeignContent == true)
  }

  @Test("takes the category from the container and the hour from the path where it has neither")
  func hints() {
    let reading = Reading(
      csv("SourceIpAddress,Profile", "192.0.2.1,p"),
      path: "insights-logs-nspprivateinboundallowed/y=2026/m=03/d=02/h=08/m=00/x.csv")
    #expect(reading.records.map(\.time) == [Timestamp("2026-03-02T08:00:00Z")])
  }

  @Test("with as many rows as a limit lets through may be capped", arguments: [29_999, 30_000])
  func capped(rows: Int) {
    let row = "2026-03-02,\(Self.category)\n"
    let reading = Reading("TimeGenerated,Category\n" + String(repeating: row, count: rows))
    #expect(reading.account.read == Int64(rows))
    #expect(reading.diagnostics == (rows == 30_000 ? [.mayBeCapped, .noCount] : [.noCount]))
  }

  @Test(
    "that is hostile stays small and ends: quotes on every line, a heading or a row without end")
  func hostile() {
    var limits = RecordLimits()
    limits.longestRecord = 1000
    let heading = "TimeGenerated,Category,Profile\n"
    let good = "2026-03-02,\(Self.category),p\n"
    for rest in [
      String(repeating: "\"a\n", count: 20_001), String(repeating: "\"", count: 100_001),
      String(repeating: ",", count: 100_000), "\"" + String(repeating: "x", count: 100_000),
      String(repeating: "\"\n\"\"\n", count: 5000), "\u{0}\u{0},\u{0}", "\"", "\r\r\r\n\r",
    ] {
      let reading = Reading(heading + good + rest + "\n" + good, limits: limits)
      #expect(reading.balances && reading.records.count >= 1)
    }
    let wide = Reading(String(repeating: "Category,", count: 300_000), limits: limits)
    #expect(wide.failure != nil)
    let long = heading + good + good.dropLast() + "\(String(repeating: "x", count: 3000))\n" + good
    let reading = Reading(long, limits: limits)
    #expect(reading.records.count >= 2 && reading.balances)
  }
}
