import GRDB

/// Adds what a run brought to the hours of its sources.
final class HourWriter {
  private let insert: RawStatement
  private let read: RawStatement
  private let update: RawStatement
  private let find: RawStatement
  private let enter: RawStatement
  private let db: Database
  /// Sources remembered.
  private let limit: Int
  private var ids: [HourSource: Int64] = [:]
  private var nextID: Int64
  /// Whether the store had no source before this run, and none is forgotten.
  private var knowsAll: Bool

  init(_ db: Database, limits: WritingLimits) throws {
    self.db = db
    insert = try RawStatement(
      db, sql: "INSERT OR IGNORE INTO hour_day (hours, day, source) VALUES (?, ?, ?)")
    read = try RawStatement(db, sql: "SELECT hours FROM hour_day WHERE day = ? AND source = ?")
    update = try RawStatement(
      db, sql: "UPDATE hour_day SET hours = ? WHERE day = ? AND source = ?")
    find = try RawStatement(
      db,
      sql: """
        SELECT id FROM hour_source
        WHERE perimeter = ? AND category = ? AND resource = ? AND profile = ?
        """)
    enter = try RawStatement(
      db,
      sql:
        "INSERT INTO hour_source (perimeter, category, resource, profile, id) VALUES (?, ?, ?, ?, ?)"
    )
    limit = limits.hours
    nextID = 1 + (try Int64.fetchOne(db, sql: "SELECT max(id) FROM hour_source") ?? 0)
    knowsAll = nextID == 1
  }

  /// Day, source and hour of a day, in this order, in one number that sorts as they do.
  private struct Place {
    var key: UInt64
    /// Of the deltas.
    var position: Int

    init(_ hour: Int32, _ source: Int64, at position: Int) {
      key = UInt64(hour / 24) << 37 | UInt64(source) << 5 | UInt64(hour % 24)
      self.position = position
    }

    var day: Int64 { Int64(key >> 37) }
    var source: Int64 { Int64(key >> 5 & 0xFFFF_FFFF) }
    var hour: Int64 { Int64(key & 31) }
  }

  /// In the order of the table, so that its pages are visited once.
  func write(_ hours: HourDeltas) throws {
    if hours.deltas.isEmpty { return }
    let ids = try hours.sources.map(id)
    let places = hours.deltas.indices.map { position in
      let delta = hours.deltas[position]
      return Place(max(0, delta.hour), ids[Int(delta.source)], at: position)
    }.sorted { $0.key < $1.key }
    var day = DayHours()
    for (index, place) in places.enumerated() {
      let delta = hours.deltas[place.position]
      day.add(.init(hour: place.hour, events: delta.events, records: delta.records))
      let next = index + 1 < places.count ? places[index + 1] : nil
      if let next, next.day == place.day, next.source == place.source { continue }
      try write(day, place)
      day.removeAll()
    }
  }

  private func write(_ hours: DayHours, _ place: Place) throws {
    try run(insert, hours, place)
    if db.changesCount > 0 { return }
    read.bind(place.day, at: 1)
    read.bind(place.source, at: 2)
    var all = try read.first { DayHours($0.text(0)) } ?? DayHours()
    for hour in hours.hours { all.add(hour) }
    try run(update, all, place)
  }

  private func run(_ statement: RawStatement, _ hours: DayHours, _ place: Place) throws {
    statement.bind(hours.text, at: 1)
    statement.bind(place.day, at: 2)
    statement.bind(place.source, at: 3)
    try statement.run()
  }

  private func id(of source: HourSource) throws -> Int64 {
    if let known = ids[source] { return known }
    if ids.count >= limit {
      ids.removeAll(keepingCapacity: true)
      knowsAll = false
    }
    let id = try existing(source) ?? entered(source)
    ids[source] = id
    return id
  }

  private func existing(_ source: HourSource) throws -> Int64? {
    if knowsAll { return nil }
    source.bind(to: find)
    return try find.first { $0.integer(0) }
  }

  private func entered(_ source: HourSource) throws -> Int64 {
    source.bind(to: enter)
    enter.bind(nextID, at: 5)
    try enter.run()
    nextID += 1
    return nextID - 1
  }
}
