import GRDB
import PerimetryModel

/// In which hours each perimeter has records. Cost grows with days, categories and resources, not with records.
struct HourQuery {
  /// Hours since 1970, ascending.
  func fetch(_ db: Database) throws -> [ResourceID: [Int64]] {
    let rows = try RawStatement(
      db,
      sql: """
        SELECT s.perimeter, d.day, d.hours
        FROM hour_day d CROSS JOIN hour_source s ON s.id = d.source
        """)
    /// For each perimeter and day a bit an hour.
    var hours: [Int64: [Int64: UInt32]] = [:]
    try rows.each { row in
      let (perimeter, day) = (row.integer(0), row.integer(1))
      // Sources are many, and together soon have all hours of a day.
      if hours[perimeter]?[day] == DayHours.allBits { return }
      hours[perimeter, default: [:]][day, default: 0] |= DayHours.bits(row, at: 2)
    }
    let texts = try TextCache(db)
    var named: [ResourceID: [Int64: UInt32]] = [:]
    for (id, days) in hours {
      named[ResourceID(try texts[id] ?? ""), default: [:]].merge(days) { $0 | $1 }
    }
    return named.mapValues { days in
      days.sorted { $0.key < $1.key }.flatMap { day, bits in
        (0..<24).filter { bits & 1 << UInt32($0) != 0 }.map { day * 24 + $0 }
      }
    }
  }
}
