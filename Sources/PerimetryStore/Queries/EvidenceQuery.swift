import GRDB
import PerimetryModel

/// Looks up where records lie.
struct EvidenceQuery {
  var references: [RecordReference]

  /// References the store no longer holds are missing from the result.
  func fetch(_ db: Database) throws -> [RecordReference: Evidence] {
    let statement = try db.makeStatement(
      sql: """
        SELECT r.fraction, r.count, f.path, r.offset, r.length
        FROM record r JOIN reading f ON f.id = r.reading
        WHERE r.time = ? AND r.key = ?
        """)
    var result: [RecordReference: Evidence] = [:]
    for reference in references where result[reference] == nil {
      try statement.setArguments([reference.milliseconds, reference.key])
      guard let row = try Row.fetchOne(statement) else { continue }
      result[reference] = Evidence(
        reference: reference,
        time: Timestamp(milliseconds: reference.milliseconds, fraction: row[0]), count: row[1],
        file: row[2], offset: row[3], length: row[4])
    }
    return result
  }
}
