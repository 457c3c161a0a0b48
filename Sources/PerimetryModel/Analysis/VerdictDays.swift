/// Events a day under each verdict.
public struct VerdictDays: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var day: Day
    public var events: [Verdict: Int64]

    public init(day: Day, events: [Verdict: Int64]) {
      self.day = day
      self.events = events
    }
  }

  /// In the order of days; a day without any record has no row, which is not the same as a row of nothing.
  public var rows: [Row]

  public init(rows: [Row]) { self.rows = rows.sorted { $0.day < $1.day } }

  /// Days from the first to the last that have no row.
  public var silentDays: Int {
    guard let first = rows.first, let last = rows.last else { return 0 }
    return Int(last.day.number - first.day.number) + 1 - rows.count
  }
}
