import GRDB
import PerimetryModel

/// Finds where the file of a record lies, for reading its raw bytes back.
struct PlaceQuery {
  var reference: RecordReference

  /// The absolute path at ingest; as the compaction names it where the record is not here itself.
  func fetch(_ db: Database) throws -> String? {
    let place: StatementArguments = [reference.milliseconds, reference.key]
    return try String.fetchOne(
      db,
      sql: """
        SELECT f.path FROM cited c JOIN cited_file f ON f.id = c.file
        WHERE c.time = ? AND c.key = ?
        """, arguments: place)
      ?? String.fetchOne(
        db,
        sql: """
          SELECT f.absolute_path FROM record r JOIN reading f ON f.id = r.reading
          WHERE r.time = ? AND r.key = ?
          """, arguments: place)
  }
}
