/// What is demanded before a resource counts as ready, and before enough counts as seen.
public struct ReadinessSettings: Hashable, Sendable {
  /// The cycle of work that the window must cover.
  public enum Cycle: String, CaseIterable, Sendable {
    case none
    /// Every weekday, over two weeks: one week cannot tell what comes weekly from what came once. Microsoft advises watching
    /// one to two weeks (domain.md §5.7).
    case weekly
    /// Besides, 31 days and the turn of a month with records on both sides: month-end jobs run there.
    case monthly

    /// Days from the first to the last that it takes, both counted.
    public var days: Int {
      switch self {
      case .none: 1
      case .weekly: 14
      case .monthly: 31
      }
    }
  }

  /// Days with records of the perimeter and no blocker of the resource. Microsoft's internal readiness rule wants seven
  /// days fully covered (domain.md §5.7).
  public var cleanDays = 7
  public var cycle = Cycle.weekly
  /// Percent of the peer-days to come that may be expected from peers not seen yet, at the upper end of the interval. One
  /// in twenty is a convention, not a fact about perimeters.
  public var maxUnseen = 5
  /// Percent of the peer-days of the held-back days that may come from peers the days before did not show; as above.
  public var maxBreakRate = 5
  /// Percent of the days that may be without any record of the perimeter: with more, the export has holes, and new peers may
  /// have come in them.
  public var maxMissingDays = 10
  /// Percent of the hours in which records were expected that may be without any, within days that have some; as above.
  public var maxMissingHours = 10
  /// The directions that are judged.
  public var directions = Direction.allCases

  public init() {}
}
