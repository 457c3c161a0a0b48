import PerimetryModel

/// What a path says where a record does not: a storage archive names the category in its container and the hour in its
/// folders (domain.md §2.3). The hour is the one of receipt, so it is only ever a substitute.
public struct PathHints: Hashable, Sendable {
  public var category: LogCategory?
  public var hour: Timestamp?

  private typealias Segment = UnsafeBufferPointer<UInt8>

  /// Reads `…/insights-logs-<category>/…/y=2026/m=03/d=02/h=08/m=00/PT1H.json` and the like. What the path of an entry
  /// says counts before what the path of its container does.
  public init(path: String) {
    for part in EntryName.parts(of: path) {
      let hints = PathHints(part: String(part))
      (category, hour) = (hints.category ?? category, hints.hour ?? hour)
    }
  }

  private init(part: String) {
    var part = part
    (category, hour) = part.withUTF8 { bytes in
      let segments = PathHints.segments(of: bytes)
      let container = segments.lazy.filter { PathHints.starts($0, with: "insights-logs-") }
      return (
        container.compactMap { LogCategory(spelling: String(decoding: $0, as: UTF8.self)) }.first,
        PathHints.hour(in: segments)
      )
    }
  }

  /// The hour alone.
  static func hour(of path: String) -> Timestamp? {
    var path = path
    return path.withUTF8 { hour(in: segments(of: $0)) }
  }

  private static func segments(of path: Segment) -> [Segment] {
    var segments: [Segment] = []
    var start = 0
    for end in 0...path.count where end == path.count || path[end] == UInt8(ascii: "/") {
      if end > start { segments.append(Segment(rebasing: path[start..<end])) }
      start = end + 1
    }
    return segments
  }

  private static func hour(in segments: [Segment]) -> Timestamp? {
    guard let start = segments.lastIndex(where: { starts($0, with: "y=") }),
      start + 3 < segments.count,
      let year = number(segments[start], after: "y="),
      let month = number(segments[start + 1], after: "m="),
      let date = number(segments[start + 2], after: "d="),
      let hour = number(segments[start + 3], after: "h="), (0..<24).contains(hour),
      let day = Day(year: year, month: month, day: date)
    else { return nil }
    return Timestamp(ticks: day.start.ticks + Int64(hour) * 3600 * Timestamp.ticksPerSecond)
  }

  private static func number(_ segment: Segment, after key: StaticString) -> Int? {
    starts(segment, with: key) ? Int(String(decoding: segment.dropFirst(2), as: UTF8.self)) : nil
  }

  /// - Parameter prefix: in lower case; the segment may be in any.
  private static func starts(_ segment: Segment, with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    if segment.count < count { return false }
    for index in 0..<count {
      let byte = segment[index]
      if ((65...90).contains(byte) ? byte | 0x20 : byte) != prefix.utf8Start[index] { return false }
    }
    return true
  }
}
