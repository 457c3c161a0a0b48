import ArgumentParser
import PerimetryModel

/// A part of a store's time: from its first moment up to, not including, its last.
struct Interval {
  var since: Timestamp
  var until: Timestamp

  /// As ISO 8601 writes intervals: `2026-03-01/2026-03-08`.
  /// - Throws: a usage error that says what is wrong with it.
  init(argument: String) throws {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let since = Timestamp(String(parts[0])),
      let until = Timestamp(String(parts[1]))
    else {
      throw ValidationError(
        "write two times and a slash between, such as 2026-03-01/2026-03-08 or 2026-03-01T06:00Z/2026-03-01T18:00Z"
      )
    }
    guard since < until else {
      throw ValidationError(
        since == until
          ? "it is empty, for its end does not belong to it: for one day write that day and the next"
          : "it ends before it begins: exchange both times")
    }
    (self.since, self.until) = (since, until)
  }

  /// What both hold; `nil` for nothing.
  func overlap(with other: Interval) -> (since: Timestamp, until: Timestamp)? {
    let (first, last) = (max(since, other.since), min(until, other.until))
    return first < last ? (first, last) : nil
  }
}
