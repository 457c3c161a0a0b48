import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The time of a record")
struct TimeTests {
  private static let blob =
    "insights-logs-nsppublicinboundresourcerulesallowed/resourceId=/SUBSCRIPTIONS/X"
    + "/y=2026/m=03/d=02/h=08/m=00/PT1H.json"

  @Test("comes from the hour of the blob path where the record has none, and says so")
  func fromPath() {
    let reading = Reading(Sample().with("time", nil).line, path: Self.blob)
    #expect(reading.records.map(\.time.description) == ["2026-03-02T08:00:00Z"])
    #expect(reading.diagnostics == [.timeFromPath])
    #expect(reading.results.first?.diagnostics.first?.offset == 0)
  }

  @Test("is the record's own where it has one, whatever the path")
  func ownTime() {
    let reading = Reading(
      Sample().with("time", #""2026-03-05T10:00:00Z""#).with("timeGeneratedEndTime", nil).line,
      path: Self.blob)
    #expect(reading.records.map(\.time.description) == ["2026-03-05T10:00:00Z"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(
    "that nobody knows rejects the record and names the column", arguments: ["null", #""None""#])
  func missing(raw: String) {
    let reading = Reading(Sample().with("time", raw).line + "\n" + Sample().line)
    #expect(reading.rejects.map(\.reason) == [.missingColumn("time")])
    #expect(reading.records.count == 1 && reading.balances)
    #expect(reading.rejects.first?.reason.description.hasPrefix("no time") == true)
  }

  @Test(
    "that cannot be read rejects the record, whatever the path", arguments: ["5", #""noon""#, "{}"])
  func unreadable(raw: String) {
    let reading = Reading(Sample().with("time", raw).line, path: Self.blob)
    guard case .unreadable(column: "time", value: _)? = reading.rejects.first?.reason else {
      Issue.record("\(reading.rejects)")
      return
    }
    #expect(reading.records.isEmpty && reading.balances)
  }

  @Test("without a zone is UTC; blanks around it do not matter")
  func spellings() {
    for raw in ["2026-03-02T08:15:00", " 2026-03-02T08:15:00Z ", "2026-03-02T09:15:00+01:00"] {
      let reading = Reading(Sample().with("time", "\"\(raw)\"").line)
      #expect(reading.records.map(\.time.description) == ["2026-03-02T08:15:00Z"], "\(raw)")
    }
  }

  @Test("has an end that is kept even before the start, and taken as absent where unreadable")
  func ends() {
    let before = Reading(Sample().with("timeGeneratedEndTime", #""2026-03-02T08:00:00Z""#).line)
    #expect(before.records.map(\.end?.description) == ["2026-03-02T08:00:00Z"])
    #expect(before.diagnostics == [.endBeforeStart])
    let bad = Reading(Sample().with("timeGeneratedEndTime", #""later""#).line)
    #expect(bad.records.map(\.end) == [nil])
    #expect(bad.diagnostics == [.unreadableEnd])
    let blank = Reading(Sample().with("timeGeneratedEndTime", #"" 2026-03-02T08:45:00Z""#).line)
    #expect(blank.records.map(\.end?.description) == ["2026-03-02T08:45:00Z"])
  }
}
