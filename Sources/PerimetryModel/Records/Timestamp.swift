/// A moment in UTC, to 100 nanoseconds: the finest unit the platform writes. Years 1970 to 9999.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Units of 100 ns since 1970-01-01T00:00:00Z.
  public let ticks: Int64

  public static let ticksPerMillisecond: Int64 = 10_000
  public static let ticksPerSecond: Int64 = 10_000_000
  public static let latest = Timestamp(ticks: 253_402_300_799 * ticksPerSecond + 9_999_999)

  public init(ticks: Int64) { self.ticks = ticks }

  /// - Parameter fraction: ticks beyond the millisecond, 0…9999.
  public init(milliseconds: Int64, fraction: Int64 = 0) {
    ticks = milliseconds * Timestamp.ticksPerMillisecond + fraction
  }

  /// Milliseconds since 1970, cut and not rounded: the time of a record's identity.
  public var milliseconds: Int64 { ticks / Timestamp.ticksPerMillisecond }

  /// Ticks beyond the millisecond, 0…9999.
  public var fraction: Int64 { ticks % Timestamp.ticksPerMillisecond }

  public var day: Day { Day(number: Int32(ticks / (86_400 * Timestamp.ticksPerSecond))) }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.ticks < b.ticks }
}
