import GRDB
import PerimetryModel

/// Where records of sources that lack columns, and are partial for it, would lie beside full ones.
struct OverlapQuery {
  private static let hour: Int64 = 3_600_000

  /// Which of the hours (of 1970) hold full records.
  /// - Complexity: a seek an hour, and a step for each partial record before the first full one.
  static func fullHours(among hours: Set<Int64>, _ db: Database) throws -> [Int64] {
    let statement = try RawStatement(
      db,
      sql: """
        SELECT 1 FROM record r JOIN reading f ON f.id = r.reading
        WHERE r.time >= ? AND r.time < ? AND f.lacks IS NULL LIMIT 1
        """)
    return try hours.sorted().filter { hour in
      statement.bind(hour * OverlapQuery.hour, at: 1)
      statement.bind((hour + 1) * OverlapQuery.hour, at: 2)
      return try statement.first { _ in true } ?? false
    }
  }

  /// Hours in which records of partial sources stand.
  static func partialHours(_ db: Database) throws -> Set<Int64> {
    if try Int64.fetchOne(db, sql: "SELECT id FROM reading WHERE lacks IS NOT NULL LIMIT 1") == nil
    {
      return []
    }
    return try Int64.fetchSet(
      db,
      sql: """
        SELECT DISTINCT time / \(hour) FROM record
        WHERE reading IN (SELECT id FROM reading WHERE lacks IS NOT NULL)
        """)
  }

  /// Partial sources among the current readings, ordered by path.
  static func partialSources(_ db: Database) throws -> [Coverage.PartialSource] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, path, lacks, records - rejected - is_foreign FROM \(ReadingQuery.current)
        WHERE lacks IS NOT NULL ORDER BY path, id
        """)
    return try rows.map { row in
      let hours = try Int64.fetchSet(
        db, sql: "SELECT DISTINCT time / \(OverlapQuery.hour) FROM record WHERE reading = ?",
        arguments: [row[0] as Int64])
      return Coverage.PartialSource(
        file: row[1], lacks: (row[2] as String).split(separator: ",").map(String.init),
        records: row[3], hours: hours.count, sharedHours: try fullHours(among: hours, db).count)
    }
  }
}
