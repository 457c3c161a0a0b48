import PerimetryModel
import Testing

@Suite("A tally")
struct TallyTests {
  private static func tally(_ events: Int64, from: Int64, to: Int64) -> Tally {
    Tally(
      events: events, records: 1, firstSeen: Timestamp(ticks: from), lastSeen: Timestamp(ticks: to),
      days: DaySet([Timestamp(ticks: from).day]))
  }

  @Test("adds events and records, widens the window and unites the days, in any order")
  func sum() {
    let day: Int64 = 864_000_000_000
    let parts = [
      Self.tally(5, from: day, to: 4 * day), Self.tally(7, from: 0, to: 1),
      Self.tally(1, from: day + 1, to: day + 2),
    ]
    let expected = Tally(
      events: 13, records: 3, firstSeen: Timestamp(ticks: 0), lastSeen: Timestamp(ticks: 4 * day),
      days: DaySet([0, 1].map { Day(number: $0) }))
    #expect(Tally.sum(parts) == expected)
    #expect(Tally.sum(parts.reversed()) == expected)
    #expect(Tally.sum([]) == nil)
  }

  @Test("stops at the largest number instead of trapping")
  func saturation() {
    let large = Self.tally(.max, from: 0, to: 0)
    #expect(Tally.sum([large, large])?.events == .max)
    #expect(Int64.min.addingSaturating(-1) == .min)
    #expect(Int64(3).addingSaturating(-5) == -2)
  }
}
