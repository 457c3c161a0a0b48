import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The count of a record")
struct CountTests {
  @Test(
    "is read from a number or a text, and is 1 where absent",
    arguments: [
      (nil, 1), (#""42""#, 42), ("42", 42), ("42.0", 42), (#""42.0""#, 42), (#"" 42 ""#, 42),
      ("4.2e1", 42), ("null", 1), (#""None""#, 1), (#""""#, 1),
      ("1000000000000", 1_000_000_000_000),
    ] as [(String?, Int64)])
  func read(raw: String?, expected: Int64) {
    let reading = Reading(Sample().with("count", raw).line)
    #expect(reading.records.map(\.count) == [expected])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(
    "that is no number from 1 up is taken as 1, and said so",
    arguments: [
      "0", "-1", #""0""#, #""-7""#, #""abc""#, "1.5", "true", "[3]", #"{"a":1}"#, "-1e30",
    ])
  func unusable(raw: String) {
    let reading = Reading(Sample().with("count", raw).line)
    #expect(reading.records.map(\.count) == [1])
    #expect(reading.diagnostics == [.unusableCount])
  }

  @Test(
    "that is too large to be true rejects the record",
    arguments: [
      "1e30", #""1e30""#, "1000000000001", "9223372036854775807", "18446744073709551615",
      "100000000000000000000000000000", #""100000000000000000000000000000""#,
    ])
  func huge(raw: String) {
    let reading = Reading(Sample().with("count", raw).line)
    #expect(reading.records.isEmpty && reading.balances)
    guard case .unreadable(column: "count", value: _)? = reading.rejects.first?.reason else {
      Issue.record("\(reading.rejects)")
      return
    }
    #expect(reading.rejects.first?.reason.description.contains("count beyond 10^12") == true)
  }

  @Test("matters only in its own column: a huge number elsewhere costs nothing")
  func hugeElsewhere() {
    let raw = "100000000000000000000000000000"
    let reading = Reading(Sample().with("extra", raw).line)
    #expect(reading.records.count == 1 && reading.balances)
  }
}
