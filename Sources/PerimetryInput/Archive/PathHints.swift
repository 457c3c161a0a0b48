import PerimetryModel

/// What a path says where a record does not: a storage archive names the category in its container and the hour in its
/// folders (domain.md §2.3). The hour is the one of receipt, so it is only ever a substitute.
public struct PathHints: Hashable, Sendable {
  public var category: LogCategory?
  public var hour: Timestamp?

  /// Reads `…/insights-logs-<category>/…/y=2026/m=03/d=02/h=08/m=00/PT1H.json` and the like.
  public init(path: String) {
    let segments = path.split(separator: "/").map { $0.lowercased() }
    category =
      segments.lazy.filter { $0.hasPrefix("insights-logs-") }
      .compactMap { LogCategory(spelling: $0) }.first
    hour = PathHints.hour(in: segments)
  }

  private static func hour(in segments: [String]) -> Timestamp? {
    guard let start = segments.lastIndex(where: { $0.hasPrefix("y=") }), start + 3 < segments.count
    else { return nil }
    let numbers = zip(["y=", "m=", "d=", "h="], segments[start...]).map { key, segment in
      segment.hasPrefix(key) ? Int(segment.dropFirst(2)) : nil
    }
    guard let year = numbers[0], let month = numbers[1], let date = numbers[2],
      let hour = numbers[3], (0..<24).contains(hour),
      let day = Day(year: year, month: month, day: date)
    else { return nil }
    return Timestamp(ticks: day.start.ticks + Int64(hour) * 3600 * Timestamp.ticksPerSecond)
  }
}
