import Foundation
import PerimetryModel

/// Turns the times of a CSV file into moments in UTC, once it is settled how they are meant.
final class ColumnTimes {
  enum Zone: Equatable {
    case utc
    case local
    /// Nothing is said: ISO times are UTC, as in every shape, and others local.
    case bare
  }

  /// By column; `nil` where the column holds no times.
  private let zones: [Zone?]
  private let order: DateOrder
  private let timeZone: TimeZone?
  /// Offsets by hour, as the zone's rules take long to ask.
  private var offsets: [Int64: Int64] = [:]

  init(zones: [Zone?], order: DateOrder, timeZone: TimeZone?) {
    self.zones = zones
    self.order = order
    self.timeZone = timeZone
  }

  /// What a heading says of its column's times: `[UTC]`, another bracket, or nothing.
  static func zone(of name: String) -> Zone {
    guard let bracket = name.firstIndex(of: "[") else { return .bare }
    return name[bracket...].filter(\.isLetter).uppercased() == "UTC" ? .utc : .local
  }

  /// - Returns: `nil` where the field needs no treatment, or cannot be read, which the decoder then says.
  func read(
    _ field: ArraySlice<UInt8>, in column: Int
  ) -> (time: Timestamp, isRepeated: Bool)? {
    guard let zone = zones[column], let written = WrittenTime(field),
      written.orders.contains(order), let local = written.local(order)
    else { return nil }
    if zone == .utc { return (local, false) }
    if zone == .bare && written.isYearFirst { return nil }
    return utc(local)
  }

  private func utc(_ local: Timestamp) -> (time: Timestamp, isRepeated: Bool)? {
    guard timeZone != nil else { return nil }
    let day = 86_400 * Timestamp.ticksPerSecond
    // Before and after any change of clocks nearby.
    let candidates = [offset(at: local.ticks - day), offset(at: local.ticks + day)]
      .map { local.ticks - $0 }
    let valid = candidates.filter { $0 >= 0 && local.ticks - $0 == offset(at: $0) }
    // A time that clocks leave out in spring is read as if they had not.
    guard let first = valid.min() ?? candidates.first, first >= 0 else { return nil }
    return (Timestamp(ticks: first), Set(valid).count > 1)
  }

  /// Ticks east of UTC.
  private func offset(at ticks: Int64) -> Int64 {
    // Clocks change at quarters of an hour.
    let quarter = ticks / (900 * Timestamp.ticksPerSecond)
    if let known = offsets[quarter] { return known }
    if offsets.count > 10_000 { offsets.removeAll() }
    let date = Date(timeIntervalSince1970: Double(quarter) * 900)
    let offset = Int64(timeZone?.secondsFromGMT(for: date) ?? 0) * Timestamp.ticksPerSecond
    offsets[quarter] = offset
    return offset
  }
}
