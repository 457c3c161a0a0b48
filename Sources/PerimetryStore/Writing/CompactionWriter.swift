import GRDB
import PerimetryModel

/// Keeps what compacted records stand for, and where the raw records lie that may be cited for them.
final class CompactionWriter {
  private let insert: RawStatement
  private let find: RawStatement
  private let cite: RawStatement
  private let enterFile: RawStatement
  private let findFile: RawStatement
  private var files: [String: Int64] = [:]
  private static let mostFiles = 4096
  /// Whether a record of the store may be a compacted one.
  private(set) var hasAny: Bool

  init(_ db: Database) throws {
    hasAny = try Int64.fetchOne(db, sql: "SELECT 1 FROM compaction LIMIT 1") != nil
    insert = try RawStatement(
      db, sql: "INSERT OR REPLACE INTO compaction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    find = try RawStatement(
      db,
      sql: """
        SELECT records, hours, last_time, last_key, largest_count, largest_time, largest_key
        FROM compaction WHERE time = ? AND key = ?
        """)
    // Two compactions may have read two copies: the same one is cited whichever comes first.
    cite = try RawStatement(
      db,
      sql: """
        INSERT INTO cited VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (time, key) DO UPDATE SET fraction = max(fraction, excluded.fraction),
          count = excluded.count, file = excluded.file, offset = excluded.offset,
          length = excluded.length
        WHERE excluded.count > count OR excluded.count = count
          AND ((SELECT path FROM cited_file WHERE id = excluded.file), excluded.offset)
            < ((SELECT path FROM cited_file WHERE id = cited.file), cited.offset)
        """)
    enterFile = try RawStatement(db, sql: "INSERT OR IGNORE INTO cited_file (path) VALUES (?)")
    findFile = try RawStatement(db, sql: "SELECT id FROM cited_file WHERE path = ?")
  }

  /// What a stored record stands for; `nil` where it is a raw one.
  func standing(at time: Int64, _ key: Int64) throws -> Standing? {
    if !hasAny { return nil }
    find.bind(time, at: 1)
    find.bind(key, at: 2)
    return try find.first { row in
      var standing = Standing(time: time, key: key, count: row.integer(4))
      standing.records = row.integer(0)
      standing.hours = DayHours(row.text(1)).hours
      standing.last = RecordReference(milliseconds: row.integer(2), key: row.integer(3))
      standing.largest = RecordReference(milliseconds: row.integer(5), key: row.integer(6))
      return standing
    }
  }

  /// Keeps what a record stands for, in place of what was kept of it.
  func keep(_ compaction: Compaction, _ standing: Standing, of row: PendingRecord) throws {
    hasAny = true
    var hours = DayHours()
    for hour in standing.hours { hours.add(hour) }
    insert.bind(row.time, at: 1)
    insert.bind(row.key, at: 2)
    insert.bind(standing.records, at: 3)
    insert.bind(compaction.duplicate, at: 4)
    insert.bind(compaction.conflict, at: 5)
    insert.bind(hours.text, at: 6)
    insert.bind(standing.last.milliseconds, at: 7)
    insert.bind(standing.last.key, at: 8)
    insert.bind(standing.largestCount, at: 9)
    insert.bind(standing.largest.milliseconds, at: 10)
    insert.bind(standing.largest.key, at: 11)
    try insert.run()
    if var first = compaction.first {
      first.key = row.key
      try cite(first)
    }
    if let last = compaction.last { try cite(last) }
    if let largest = compaction.largest { try cite(largest) }
  }

  private func cite(_ citation: Compaction.Citation) throws {
    guard let place = citation.place else { return }
    cite.bind(citation.time.milliseconds, at: 1)
    cite.bind(citation.key, at: 2)
    cite.bind(citation.time.fraction, at: 3)
    cite.bind(citation.count, at: 4)
    cite.bind(try id(of: place.file), at: 5)
    cite.bind(place.offset, at: 6)
    cite.bind(Int64(place.length), at: 7)
    try cite.run()
  }

  private func id(of path: String) throws -> Int64 {
    if let known = files[path] { return known }
    enterFile.bind(path, at: 1)
    try enterFile.run()
    findFile.bind(path, at: 1)
    // Entered just now or before: never absent.
    let id = try findFile.first { $0.integer(0) } ?? 0
    if files.count >= CompactionWriter.mostFiles { files.removeAll(keepingCapacity: true) }
    files[path] = id
    return id
  }
}
