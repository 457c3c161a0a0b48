import GRDB
import PerimetryModel

/// Looks up where records lie.
struct EvidenceQuery {
  var references: [RecordReference]

  /// References the store no longer holds are missing from the result.
  func fetch(_ db: Database) throws -> [RecordReference: Evidence] {
    let statement = try RawStatement(
      db,
      sql: """
        SELECT r.fraction, r.count, r.reading, r.offset, r.length FROM record r
        WHERE r.time = ? AND r.key = ?
        """)
    let cited = try RawStatement(
      db,
      sql: """
        SELECT c.fraction, c.count, c.offset, c.length, f.path
        FROM cited c JOIN cited_file f ON f.id = c.file WHERE c.time = ? AND c.key = ?
        """)
    let hasCited = try Int64.fetchOne(db, sql: "SELECT 1 FROM cited LIMIT 1") != nil
    let path = try RawStatement(db, sql: "SELECT path FROM reading WHERE id = ?")
    var paths: [Int64: String] = [:]
    var result: [RecordReference: Evidence] = [:]
    result.reserveCapacity(references.count)
    // In the order of the records, so that each page of them is visited once.
    for reference in references.sorted() where result[reference] == nil {
      // A compacted record stands in the place of the raw one that it cites.
      if hasCited {
        cited.bind(reference.milliseconds, at: 1)
        cited.bind(reference.key, at: 2)
        result[reference] = try cited.first { row in
          Evidence(
            reference: reference,
            time: Timestamp(milliseconds: reference.milliseconds, fraction: row.integer(0)),
            count: row.integer(1), file: row.text(4), offset: row.integer(2),
            length: Int32(truncatingIfNeeded: row.integer(3)))
        }
        if result[reference] != nil { continue }
      }
      statement.bind(reference.milliseconds, at: 1)
      statement.bind(reference.key, at: 2)
      var reading: Int64 = 0
      guard
        var evidence = try statement.first({ row in
          reading = row.integer(2)
          return Evidence(
            reference: reference,
            time: Timestamp(milliseconds: reference.milliseconds, fraction: row.integer(0)),
            count: row.integer(1), file: "", offset: row.integer(3),
            length: Int32(truncatingIfNeeded: row.integer(4)))
        })
      else { continue }
      if paths[reading] == nil {
        path.bind(reading, at: 1)
        paths[reading] = try path.first { $0.text(0) }
      }
      evidence.file = paths[reading] ?? ""
      result[reference] = evidence
    }
    return result
  }
}
