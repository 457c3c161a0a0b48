import GRDB
import PerimetryModel

/// In which hours each resource logged each category. Cost grows with days, categories and resources, not with records.
struct LoggedHoursQuery {
  /// Ordered by profile, resource and category.
  func fetch(_ db: Database) throws -> [LoggedHours] {
    var hours: [Int64: [LoggedHours.Hour]] = [:]
    let days = try RawStatement(db, sql: "SELECT source, day, hours FROM hour_day ORDER BY day")
    try days.each { row in
      let day = row.integer(1)
      hours[row.integer(0), default: []] += DayHours(row.text(2)).hours.map {
        LoggedHours.Hour(number: day * 24 + $0.hour, events: $0.events, records: $0.records)
      }
    }
    let texts = try TextCache(db)
    var logged: [LoggedHours] = []
    let sources = try RawStatement(
      db,
      sql: """
        SELECT s.id, s.perimeter, s.profile, s.resource, k.name
        FROM hour_source s JOIN category k ON k.id = s.category
        """)
    try sources.each { row in
      guard let hours = hours[row.integer(0)] else { return }
      logged.append(
        LoggedHours(
          profile: ProfileKey(
            perimeter: ResourceID(try texts[row.integer(1)] ?? ""),
            name: try texts[row.integer(2)] ?? ""),
          resource: ResourceID(try texts[row.integer(3)] ?? ""),
          category: RecordCategory(exported: row.text(4)), hours: hours))
    }
    return logged.sorted {
      ($0.profile, $0.resource, $0.category) < ($1.profile, $1.resource, $1.category)
    }
  }
}
