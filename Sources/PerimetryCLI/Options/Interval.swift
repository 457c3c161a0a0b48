import ArgumentParser
import PerimetryModel

/// A part of a store's time: from its first moment up to, not including, its last.
struct Interval: ExpressibleByArgument {
  var since: Timestamp
  var until: Timestamp

  /// As ISO 8601 writes intervals: `2026-03-01/2026-03-08`.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let since = Timestamp(String(parts[0])),
      let until = Timestamp(String(parts[1])), since < until
    else { return nil }
    (self.since, self.until) = (since, until)
  }
}
