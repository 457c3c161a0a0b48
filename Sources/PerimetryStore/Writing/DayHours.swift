/// The hours of a day in which a source has records, as `hour_day` holds them: a row a day and not an hour, because what an
/// ingest pays for is rows.
struct DayHours: Equatable {
  struct Hour: Equatable {
    /// 0…23, UTC.
    var hour: Int64
    var events: Int64
    var records: Int64
  }

  /// In order.
  private(set) var hours: [Hour] = []

  init() {}

  /// - Parameter text: as ``text`` writes it.
  init(_ text: String) {
    var numbers: [Int64] = []
    var number: Int64?
    for byte in text.utf8 {
      if (48...57).contains(byte) {
        number = (number ?? 0) &* 10 &+ Int64(byte - 48)
      } else if let read = number {
        numbers.append(read)
        number = nil
      }
    }
    for start in stride(from: 0, to: numbers.count - 2, by: 3) {
      hours.append(
        Hour(hour: numbers[start], events: numbers[start + 1], records: numbers[start + 2]))
    }
  }

  /// What ``bits(_:at:)`` says of a day all of whose hours are named.
  static let allBits: UInt32 = 1 << 24 - 1

  /// Which hours a text names, a bit each, without reading what else it says.
  /// - Parameters:
  ///   - row: of a query.
  ///   - column: holds what ``text`` writes.
  static func bits(_ row: RawStatement, at column: Int32) -> UInt32 {
    row.bytes(column) { bytes in
      var bits: UInt32 = 0
      var (depth, hour): (Int, UInt32?) = (0, nil)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "["): (depth, hour) = (depth + 1, 0)
        case UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ","):
          if depth == 2, let read = hour { bits |= 1 << read }
          hour = nil
        case 48...57: hour = hour.map { $0 &* 10 &+ UInt32(byte - 48) }
        default: break
        }
      }
      return bits
    }
  }

  /// - Parameter added: of an hour; events stop at 9 × 10^18, as everywhere in the store.
  mutating func add(_ added: Hour) {
    let place = hours.firstIndex { $0.hour >= added.hour } ?? hours.count
    if place == hours.count || hours[place].hour != added.hour {
      hours.insert(added, at: place)
      hours[place].events = min(DayHours.most, added.events)
    } else {
      hours[place].events = min(
        DayHours.most, hours[place].events.addingSaturating(added.events))
      hours[place].records += added.records
    }
  }

  mutating func removeAll() { hours.removeAll(keepingCapacity: true) }

  /// A JSON array of `[hour, events, records]`.
  var text: String {
    var bytes: [UInt8] = [91]
    bytes.reserveCapacity(2 + 16 * hours.count)
    for hour in hours {
      if bytes.count > 1 { bytes.append(44) }
      bytes.append(91)
      DayHours.append(hour.hour, to: &bytes)
      bytes.append(44)
      DayHours.append(hour.events, to: &bytes)
      bytes.append(44)
      DayHours.append(hour.records, to: &bytes)
      bytes.append(93)
    }
    bytes.append(93)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let most: Int64 = 9_000_000_000_000_000_000

  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    let number = max(0, number)
    var power: Int64 = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(48 + number / power % 10))
      power /= 10
    }
  }
}
