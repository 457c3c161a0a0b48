/// What counts as left out.
public enum Weighing: String, CaseIterable, Sendable {
  /// Each peer as one.
  case peers
  /// Each peer by its events that would be denied.
  case events
  /// Each peer by the days on which it would be denied.
  case days

  public func weight(_ tally: Tally) -> UInt64 {
    switch self {
    case .peers: 1
    case .events: UInt64(max(1, tally.events))
    case .days: UInt64(max(1, tally.days.count))
    }
  }

  /// The most that one of so many weights may be, so that their sum fits 63 bits.
  public static func largest(of count: Int) -> UInt64 {
    UInt64(Int64.max) / UInt64(max(1, count))
  }
}
