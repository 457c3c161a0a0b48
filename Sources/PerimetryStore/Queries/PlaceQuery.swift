import GRDB
import PerimetryModel

/// Finds where the file of a record lies, for reading its raw bytes back.
struct PlaceQuery {
  var reference: RecordReference

  /// The absolute path at ingest.
  func fetch(_ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT f.absolute_path FROM record r JOIN reading f ON f.id = r.reading
        WHERE r.time = ? AND r.key = ?
        """, arguments: [reference.milliseconds, reference.key])
  }
}
