import Foundation
import GRDB
import PerimetryModel

/// Lists what could not be used, by file and place.
struct RejectQuery {
  /// A part of the file's path.
  var file: String?
  /// A part of the reason.
  var reason: String?

  /// Files with rejects, in the order of their absolute paths.
  static func files(
    _ db: Database
  ) throws -> [(absolutePath: String, path: String, rejects: Int64)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT f.absolute_path, max(f.path), count(*)
        FROM reject r JOIN reading f ON f.id = r.reading GROUP BY f.absolute_path ORDER BY 1
        """
    ).map { ($0[0], $0[1], $0[2]) }
  }

  func fetch(_ db: Database) throws -> [KeptReject] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.path, r.offset, r.length, r.reason, r.raw
        FROM reject r JOIN reading f ON f.id = r.reading
        WHERE instr(f.path, ?) > 0 AND instr(lower(r.reason), lower(?)) > 0
        ORDER BY f.path, f.id, r.offset, r.reason
        """, arguments: [file ?? "", reason ?? ""])
    var rejects: [KeptReject] = []
    while let row = try rows.next() {
      rejects.append(
        KeptReject(
          file: row[0], offset: row[1], length: row[2], reason: row[3], raw: Array(row[4] as Data)))
    }
    return rejects
  }
}
