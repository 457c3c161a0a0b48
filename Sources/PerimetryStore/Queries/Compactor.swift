import GRDB
import PerimetryModel

/// Merges the records of a store: one for each flow, operation and UTC day, in the order of their times and identities. Days are
/// sorted on the disk, so that memory does not grow with them.
final class Compactor {
  private let db: Database
  private let compactions: CompactionQuery
  private let record: RawStatement
  private let path: RawStatement
  private var paths: [Int64: String] = [:]
  private let contexts: StoredContexts

  init(_ db: Database) throws {
    self.db = db
    compactions = try CompactionQuery(db)
    contexts = try StoredContexts(db)
    record = try RawStatement(
      db,
      sql: """
        SELECT context, fraction, port, count, reading, offset, length FROM record
        WHERE time = ? AND key = ?
        """)
    path = try RawStatement(db, sql: "SELECT path FROM reading WHERE id = ?")
  }

  /// - Parameter body: called for each, in order.
  /// - Complexity: linear in the records, but for their sorting day by day.
  func each(_ body: (CompactedRecord) throws -> Void) throws {
    // The records of a day are sorted, too.
    try db.execute(sql: "PRAGMA temp_store = FILE")
    defer { _ = Result { try db.execute(sql: "PRAGMA temp_store = MEMORY") } }
    let days = try RawStatement(
      db, sql: "SELECT min(time) / 86400000 FROM record WHERE time >= ?")
    let sorter = try CompactionSorter()
    var next: Int64 = 0
    while true {
      days.bind(next * 86_400_000, at: 1)
      guard let day = try days.first({ $0.optionalInteger(0) }) ?? nil else { return }
      try sorter.sort({ take in try gather(day: day, take) }, each: { try body(finished($0)) })
      next = day + 1
    }
  }

  /// The groups of a day.
  private func gather(day: Int64, _ take: (CompactionGroup) throws -> Void) throws {
    let rows = try RawStatement(
      db,
      sql: """
        SELECT c.flow, c.operation, r.time, r.key, r.count,
          max(r.time * 10000 + r.fraction, r.time * 10000 + r.fraction + coalesce(r.span, 0))
        FROM record r CROSS JOIN context c ON c.id = r.context
        WHERE r.time >= ? AND r.time < ? ORDER BY 1, 2, 3, 4
        """)
    rows.bind(day * 86_400_000, at: 1)
    rows.bind((day + 1) * 86_400_000, at: 2)
    var open: CompactionGroup?
    try rows.each { row in
      let reference = RecordReference(milliseconds: row.integer(2), key: row.integer(3))
      var group: CompactionGroup
      if let known = open, known.flow == row.integer(0), known.operation == row.integer(1) {
        group = known
      } else {
        if let open { try take(open) }
        group = CompactionGroup(
          flow: row.integer(0), operation: row.integer(1), first: reference)
      }
      open = nil
      if let compaction = try compactions.compaction(of: reference) {
        group.add(
          Standing(
            compaction, time: reference.milliseconds, key: reference.key, count: row.integer(4)),
          end: row.integer(5), duplicate: compaction.duplicate, conflict: compaction.conflict)
      } else {
        group.add(reference, count: row.integer(4), end: row.integer(5))
      }
      open = group
    }
    if let open { try take(open) }
  }

  private func finished(_ group: CompactionSorter.Sorted) throws -> CompactedRecord {
    var compaction = group.compaction
    guard let first = try row(of: group.first) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a group without its record")
    }
    compaction.first = try citation(of: group.first, count: nil)
    if group.last != group.first {
      compaction.last = try citation(of: group.last, count: 1)
    }
    if group.largest != group.first {
      compaction.largest = try citation(of: group.largest, count: group.largestCount)
    }
    return CompactedRecord(
      context: try contexts[first.context],
      time: Timestamp(milliseconds: group.first.milliseconds, fraction: first.fraction),
      end: Timestamp(ticks: group.end), port: first.port, compaction: compaction)
  }

  private struct Row {
    var context: Int64
    var fraction: Int64
    var port: Int32?
    var count: Int64
    var reading: Int64
    var offset: Int64
    var length: Int32
  }

  private func row(of reference: RecordReference) throws -> Row? {
    record.bind(reference.milliseconds, at: 1)
    record.bind(reference.key, at: 2)
    return try record.first { row in
      Row(
        context: row.integer(0), fraction: row.integer(1),
        port: row.optionalInteger(2).map { Int32(clamping: $0) }, count: row.integer(3),
        reading: row.integer(4), offset: row.integer(5), length: Int32(clamping: row.integer(6)))
    }
  }

  /// Where a record lies: in the archive that a compaction was made of, or in the file that was read.
  /// - Parameter count: of a record of which nothing is known but what it counts.
  private func citation(
    of reference: RecordReference, count: Int64?
  ) throws -> Compaction.Citation? {
    if compactions.hasAny, let cited = try compactions.citation(of: reference) { return cited }
    guard let row = try row(of: reference),
      try compactions.compaction(of: reference) == nil
    else {
      return count.map {
        Compaction.Citation(
          time: Timestamp(milliseconds: reference.milliseconds), key: reference.key, count: $0,
          place: nil)
      }
    }
    return Compaction.Citation(
      time: Timestamp(milliseconds: reference.milliseconds, fraction: row.fraction),
      key: reference.key, count: row.count,
      place: Compaction.Place(
        file: try path(of: row.reading), offset: row.offset, length: row.length))
  }

  private func path(of reading: Int64) throws -> String {
    if let known = paths[reading] { return known }
    path.bind(reading, at: 1)
    let found = try path.first { $0.text(0) } ?? ""
    paths[reading] = found
    return found
  }
}
