import GRDB
import PerimetryModel

/// What the records of the store stand for, with the raw records they cite.
final class CompactionQuery {
  private let find: RawStatement
  private let cited: RawStatement
  /// Whether the store has compacted records.
  let hasAny: Bool

  init(_ db: Database) throws {
    hasAny = try Int64.fetchOne(db, sql: "SELECT 1 FROM compaction LIMIT 1") != nil
    find = try RawStatement(
      db,
      sql: """
        SELECT records, duplicate, conflict, hours, last_time, last_key, largest_count, largest_time,
          largest_key
        FROM compaction WHERE time = ? AND key = ?
        """)
    cited = try RawStatement(
      db,
      sql: """
        SELECT c.fraction, c.count, f.path, c.offset, c.length
        FROM cited c JOIN cited_file f ON f.id = c.file WHERE c.time = ? AND c.key = ?
        """)
  }

  /// - Returns: `nil` for a raw record.
  func compaction(of record: RecordReference) throws -> Compaction? {
    if !hasAny { return nil }
    find.bind(record.milliseconds, at: 1)
    find.bind(record.key, at: 2)
    let found = try find.first { row in
      (
        compaction: Compaction(
          records: row.integer(0), duplicate: row.integer(1), conflict: row.integer(2),
          hours: DayHours(row.text(3)).hours.map {
            Compaction.Hour(hour: Int($0.hour), records: $0.records, events: $0.events)
          }),
        last: RecordReference(milliseconds: row.integer(4), key: row.integer(5)),
        largestCount: row.integer(6),
        largest: RecordReference(milliseconds: row.integer(7), key: row.integer(8))
      )
    }
    guard let (read, last, count, largest) = found else { return nil }
    var compaction = read
    compaction.first = try citation(of: record)
    if last != record {
      compaction.last = try citation(of: last) ?? CompactionQuery.unplaced(last, count: 1)
    }
    if largest != record {
      compaction.largest =
        try citation(of: largest) ?? CompactionQuery.unplaced(largest, count: count)
    }
    return compaction
  }

  /// A raw record that is not here itself.
  func citation(of record: RecordReference) throws -> Compaction.Citation? {
    cited.bind(record.milliseconds, at: 1)
    cited.bind(record.key, at: 2)
    return try cited.first { row in
      Compaction.Citation(
        time: Timestamp(milliseconds: record.milliseconds, fraction: row.integer(0)),
        key: record.key, count: row.integer(1),
        place: Compaction.Place(
          file: row.text(2), offset: row.integer(3), length: Int32(clamping: row.integer(4))))
    }
  }

  private static func unplaced(_ record: RecordReference, count: Int64) -> Compaction.Citation {
    Compaction.Citation(
      time: Timestamp(milliseconds: record.milliseconds), key: record.key, count: count, place: nil)
  }

  /// Days on which a flow has records beside its compacted ones. Cost grows with compacted records, not with others.
  static func daysOfBoth(_ db: Database) throws -> Int64 {
    // Of pruned days only what is cited is left.
    let boundary = try PruneQuery.boundary(db) ?? .min
    return try Int64.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (
          SELECT c.flow AS flow, p.time / 86400000 AS day, sum(p.records) AS records
          FROM compaction p CROSS JOIN record r ON r.time = p.time AND r.key = p.key
          CROSS JOIN context c ON c.id = r.context WHERE p.time >= ? GROUP BY 1, 2) s
        JOIN flow_day d ON d.flow = s.flow AND d.day = s.day WHERE d.records > s.records
        """, arguments: [boundary]) ?? 0
  }
}
