import PerimetryModel

/// The part of a table's time that a query merges, from its first moment up to, not including, its last.
public enum KQLWindow: Hashable, Sendable {
  case between(Timestamp, Timestamp)
  /// So many whole days in UTC before the day on which the query is run.
  case lastDays(Int)

  /// The statements that bind `From` and `Until`.
  var statements: [String] {
    switch self {
    case .between(let from, let until):
      [
        "let From = \(KQLWindow.literal(from));",
        "let Until = \(KQLWindow.literal(until));",
      ]
    case .lastDays(let days):
      [
        "let Until = startofday(now());",
        "let From = startofday(ago(\(days)d));",
      ]
    }
  }

  private static func literal(_ time: Timestamp) -> String {
    time == time.day.start ? "datetime(\(time.day))" : "datetime(\(time))"
  }
}
