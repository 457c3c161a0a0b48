/// Whether enough was seen of a resource or a profile to trust rules made from it, with the figures it rests on.
///
/// It looks at what rules decide about and lets through today: traffic that would be denied, and traffic an access rule
/// lets through. Days are UTC days from its first record to the last record of its perimeter.
public struct Sufficiency: Hashable, Sendable {
  public enum Verdict: String, CaseIterable, Sendable {
    case enough
    case notYet = "not-yet"
    case cannotTell = "cannot-tell"
  }

  public enum Reason: String, CaseIterable, Sendable, Comparable {
    /// A category that shows blockers never appeared in the perimeter: new peers may have come unseen.
    case neverSeenCategory = "category-never-seen"
    /// Nothing that rules decide about.
    case noTraffic = "no-traffic"
    case shortWindow = "short-window"
    case weekdaysMissing = "weekdays-missing"
    case monthMissing = "month-missing"
    case daysMissing = "days-missing"
    /// Of the hours in which records were expected too many have none (``HourHabit``).
    case hoursMissing = "hours-missing"
    case unseenPeers = "unseen-peers"
    case breakRate = "break-rate"
    /// Too few days to hold any back, or nobody came on those.
    case notTested = "not-tested"

    /// Whether nothing can be computed that would mean anything.
    public var isBlinding: Bool { self == .neverSeenCategory || self == .noTraffic }

    public static func < (a: Reason, b: Reason) -> Bool { a.position < b.position }

    private var position: Int { Reason.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Why it is not enough; empty where it is.
  public var reasons: [Reason]
  /// `nil` where the perimeter has no day in the window.
  public var firstDay: Day?
  /// From the first to the last, both counted.
  public var days: Int
  /// Of these, days without any record of the perimeter.
  public var missingDays: Int
  /// Hours, within these days, without any record in the store.
  public var missingHours: Int
  /// Of the perimeter, within these days; `nil` where nobody can tell which hours were to have records.
  public var hours: HourHabit?
  /// Weekdays with records, 0…7.
  public var weekdays: Int
  public var coversWeek: Bool
  public var coversMonth: Bool
  public var unseen: UnseenShare
  /// Peers seen for the first time, by day; as many as ``days``, or none where those are more than ``longestCurve``.
  public var newPeers: [Int]
  /// Ten years: a longer time is a clock that went wrong, and a day's figure for each of it would fill the memory.
  public static let longestCurve = 3_660
  /// `nil` where there are fewer than two days with records.
  public var split: TimeSplit?

  public init(
    reasons: [Reason] = [], firstDay: Day?, days: Int, missingDays: Int, missingHours: Int,
    hours: HourHabit? = nil, weekdays: Int, coversWeek: Bool, coversMonth: Bool,
    unseen: UnseenShare, newPeers: [Int],
    split: TimeSplit?
  ) {
    self.reasons = reasons
    self.firstDay = firstDay
    self.days = days
    self.missingDays = missingDays
    self.missingHours = missingHours
    self.hours = hours
    self.weekdays = weekdays
    self.coversWeek = coversWeek
    self.coversMonth = coversMonth
    self.unseen = unseen
    self.newPeers = newPeers
    self.split = split
  }

  public var verdict: Verdict {
    if reasons.contains(where: \.isBlinding) { return .cannotTell }
    return reasons.isEmpty ? .enough : .notYet
  }
}
