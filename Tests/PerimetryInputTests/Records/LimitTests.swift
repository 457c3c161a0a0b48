import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("A record beyond the limit")
struct LimitTests {
  private static var limits: RecordLimits {
    var limits = RecordLimits()
    limits.longestRecord = 4000
    return limits
  }

  private static let lines = Sample.series(3).map(\.line)
  private static let good = Reading(lines.joined(separator: "\n")).records.map(\.placeless)
  private static func long(_ count: Int) -> String {
    Sample().with("extra", "\"\(String(repeating: "x", count: count))\"").line
  }

  @Test("costs a text of lines that line and no other", arguments: [4000, 100_000, 3_000_000])
  func line(count: Int) {
    let long = Self.long(count)
    let text = [Self.lines[0], long, Self.lines[1], Self.lines[2]].joined(separator: "\n")
    let reading = Reading(text, limits: Self.limits)
    #expect(reading.records.map(\.placeless) == Self.good && reading.balances)
    #expect(reading.rejects.map(\.reason) == [.tooLong])
    #expect(reading.rejects.first?.offset == Int64(Self.lines[0].utf8.count + 1))
    #expect(reading.rejects.first?.length == Int64(long.utf8.count))
    #expect(reading.rejects.first?.raw == Array(long.utf8.prefix(Reject.maximumKept)))
  }

  @Test("may be the first or the last line")
  func edges() {
    let long = Self.long(3_000_000)
    for text in [
      long + "\n" + Self.lines.joined(separator: "\n"),
      Self.lines.joined(separator: "\n") + "\n" + long,
      Self.lines.joined(separator: "\n") + "\n" + long.dropLast(5),
    ] {
      let reading = Reading(text, limits: Self.limits)
      #expect(reading.records.map(\.placeless) == Self.good && reading.balances)
      #expect(reading.rejects.map(\.reason) == [.tooLong])
    }
  }

  @Test("costs a document that object and no other", arguments: [4000, 100_000, 3_000_000])
  func object(count: Int) {
    let items = [Self.lines[0], Self.long(count), Self.lines[1], Self.lines[2]]
    for text in [
      "[" + items.joined(separator: ",") + "]", "[\n" + items.joined(separator: ",\n") + "\n]",
      "{\"records\":[" + items.joined(separator: ",") + "]}",
    ] {
      let reading = Reading(text, limits: Self.limits)
      #expect(reading.records.map(\.placeless) == Self.good, "\(reading.rejects.count)")
      #expect(reading.rejects.count == 1 && reading.balances)
    }
  }

  @Test("does not count when the envelope is long and its records are not")
  func envelope() {
    let many = Sample.series(500).map(\.line).joined(separator: ",")
    for head in ["", "\"n\":500,", "\"n\":{\"a\":[1,2]},\"t\":\"{\\\"records\\\":[\","] {
      let reading = Reading("{\(head)\"records\":[\(many)],\"tail\":[{}]}", limits: Self.limits)
      #expect(reading.records.count == 500 && reading.rejects.isEmpty, "\(head)")
    }
  }

  @Test("is counted even when its text breaks off in the middle of a line")
  func brokenLong() {
    let broken = "{\"a\":\"" + String(repeating: "x", count: 5000)
    let reading = Reading(
      "[\n" + [broken, Self.lines[0], Self.lines[1], Self.lines[2]].joined(separator: ",\n") + "]",
      limits: Self.limits)
    #expect(reading.records.map(\.placeless) == Self.good, "\(reading.rejects)")
    #expect(reading.rejects.count == 1 && reading.balances)
  }

  @Test("that opens again on every line ends in reasonable time", .timeLimit(.minutes(1)))
  func hostile() {
    var limits = RecordLimits()
    limits.longestRecord = 20_000
    for line in ["{\n", "{\n{}\n", "{\"records\":[\n", "{\"a\":[\n"] {
      let reading = Reading("[\n" + String(repeating: line, count: 60_000), limits: limits)
      #expect(reading.records.isEmpty && reading.balances)
    }
  }
}
