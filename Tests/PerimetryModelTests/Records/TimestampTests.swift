import Foundation
import PerimetryModel
import TestSupport
import Testing

@Suite("A timestamp")
struct TimestampTests {
  /// 2026-03-02T08:15:00Z by the system's calendar.
  private static let base = Timestamp(ticks: 1_772_439_300 * Timestamp.ticksPerSecond)

  @Test(
    "takes 0 to 9 fraction digits, cut to 100 ns",
    arguments: [
      ("", 0), (".1", 1_000_000), (".12", 1_200_000), (".123", 1_230_000), (".1234", 1_234_000),
      (".12345", 1_234_500), (".123456", 1_234_560), (".1234567", 1_234_567),
      (".12345678", 1_234_567), (".123456789", 1_234_567), (".0000001", 1), (".000000099", 0),
      (",5", 5_000_000), (".9999999", 9_999_999),
    ] as [(String, Int64)])
  func fractions(text: String, ticks: Int64) {
    for zone in ["", "Z", "+00:00", "-00:00"] {
      let time = Timestamp("2026-03-02T08:15:00\(text)\(zone)")
      #expect(time?.ticks == Self.base.ticks + ticks, "\(text)\(zone)")
    }
  }

  @Test(
    "takes any zone, and without one is UTC",
    arguments: [
      "2026-03-02T08:15:00", "2026-03-02T08:15:00Z", "2026-03-02t08:15:00z", "2026-03-02 08:15:00",
      "2026-03-02T08:15", "2026-03-02T08:15Z", "2026-03-02T09:15:00+01:00",
      "2026-03-02T09:15:00+0100", "2026-03-02T09:15:00+01", "2026-03-02T00:15:00-08:00",
      "2026-03-01T22:30:00-0945", "2026-03-02T22:15:00+14:00", "2026-03-02T08:14:60Z",
    ])
  func zones(text: String) {
    #expect(Timestamp(text) == Self.base)
  }

  @Test("of a date alone is midnight")
  func date() {
    #expect(Timestamp("2026-03-02")?.description == "2026-03-02T00:00:00Z")
  }

  @Test(
    "that is no time is refused",
    arguments: [
      "", "-", "None", "2026", "2026-03", "2026-3-2", "2026-02-29", "2026-13-01", "2026-00-01",
      "2026-04-31", "2026-03-02T", "2026-03-02T08", "2026-03-02T24:00:00", "2026-03-02T08:60",
      "2026-03-02T08:15:61", "2026-03-02T08:15:00.1234567890", "2026-03-02T08:15:00+15:00",
      "2026-03-02T08:15:00+01:60", "2026-03-02T08:15:00+1", "2026-03-02T08:15:00+01:",
      "2026-03-02T08:15:00ZZ", "2026-03-02T08:15:00 UTC", "02/03/2026 08:15:00", "1772439300",
      "20260302T081500Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+01:00",
      "9999-12-31T23:59:59-01:00", "２026-03-02T08:15:00", "2026-03-02T08:15:00Z\u{0}",
    ])
  func refused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("survives the way through its text, and the system's formatter writes the same seconds")
  func roundTrip() throws {
    let formatter = ISO8601DateFormatter()
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let seconds = Int64.random(in: 0...253_402_300_799, using: &random)
      let rest = random.one(of: [
        0, 1, 9_999_999, 1_230_000, Int64.random(in: 0..<10_000_000, using: &random),
      ])
      let time = Timestamp(ticks: seconds * Timestamp.ticksPerSecond + rest)
      #expect(Timestamp(time.description) == time, "seed \(seed): \(time)")
      let whole = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(time.description.hasPrefix(whole.dropLast()), "seed \(seed): \(time)")
      #expect(
        Timestamp(milliseconds: time.milliseconds, fraction: time.fraction) == time, "seed \(seed)")
      #expect(time.day.start <= time && time.ticks - time.day.start.ticks < 864_000_000_000)
    }
  }

  @Test("is written with as few digits as lose nothing")
  func digits() {
    #expect(Self.base.description == "2026-03-02T08:15:00Z")
    #expect(Timestamp(ticks: Self.base.ticks + 1_230_000).description == "2026-03-02T08:15:00.123Z")
    #expect(Timestamp(ticks: Self.base.ticks + 1).description == "2026-03-02T08:15:00.0000001Z")
    #expect(Timestamp.latest.description == "9999-12-31T23:59:59.9999999Z")
  }
}
