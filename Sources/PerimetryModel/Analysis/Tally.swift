/// How much, how often and when. Records are aggregates, so `events` sums their counts and is the figure to
/// read; `records` only says how much log there is.
public struct Tally: Hashable, Sendable {
  public var events: Int64
  public var records: Int64
  /// First event.
  public var firstSeen: Timestamp
  /// Last event: the latest end of a window.
  public var lastSeen: Timestamp
  /// Days on which a window starts.
  public var days: DaySet

  public init(
    events: Int64, records: Int64, firstSeen: Timestamp, lastSeen: Timestamp, days: DaySet
  ) {
    self.events = events
    self.records = records
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.days = days
  }

  /// Counts stop at the largest number rather than trap.
  public static func += (a: inout Tally, b: Tally) {
    a.events = a.events.addingSaturating(b.events)
    a.records = a.records.addingSaturating(b.records)
    a.firstSeen = min(a.firstSeen, b.firstSeen)
    a.lastSeen = max(a.lastSeen, b.lastSeen)
    a.days.formUnion(b.days)
  }

  /// Adds to anything without changing it. It has no first and last moment of its own.
  public static var none: Tally {
    Tally(
      events: 0, records: 0, firstSeen: .latest, lastSeen: Timestamp(ticks: 0), days: DaySet())
  }

  /// `nil` for nothing.
  public static func sum(_ tallies: some Sequence<Tally>) -> Tally? {
    var iterator = tallies.makeIterator()
    guard var total = iterator.next() else { return nil }
    while let next = iterator.next() { total += next }
    return total
  }
}
