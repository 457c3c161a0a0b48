import Foundation
import GRDB
import PerimetryModel

/// The book of files, as far as it is current: of several readings of a file the last counts. What came by standard input,
/// `-` and the entries of a container read from it, is new every time.
enum ReadingQuery {
  static let current = """
    (SELECT * FROM reading WHERE substr(absolute_path, 1, 1) = '-' OR id IN
      (SELECT max(id) FROM reading GROUP BY absolute_path))
    """

  /// What is known of the files that were read to their end: size and time of change by absolute path.
  static func known(_ db: Database) throws -> [String: (size: Int64, modified: Int64)] {
    var result: [String: (size: Int64, modified: Int64)] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT absolute_path, size, modified FROM \(current)
        WHERE is_complete AND substr(absolute_path, 1, 1) <> '-'
        """)
    while let row = try rows.next() { result[row[0]] = (row[1], row[2]) }
    return result
  }

  /// What the current readings come to, and how many there are. Records kept are those in the store; what a reading found
  /// there already was no duplicate if an earlier reading of the same file had put it there.
  static func account(_ db: Database) throws -> (account: IngestAccount, files: Int) {
    var account = IngestAccount()
    var files = 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT bytes, records, duplicate, conflict, rejected, is_foreign, unknown_category, diagnostics,
          coalesce(shape, '') LIKE 'container-%'
        FROM \(current)
        """)
    while let row = try rows.next() {
      // A container is counted by its entries.
      if row[8] == 0 { files += 1 }
      account.bytes += row[0] as Int64
      account.read += row[1] as Int64
      account.duplicate += row[2] as Int64
      account.conflict += row[3] as Int64
      account.rejected += row[4] as Int64
      account.foreign += row[5] as Int64
      account.unknownCategory += row[6] as Int64
      let json: String = row[7]
      if json != "{}" { try add(json, to: &account.diagnostics) }
    }
    account.kept = try Int64.fetchOne(db, sql: "SELECT coalesce(sum(records), 0) FROM flow") ?? 0
    let used = account.kept + account.rejected + account.foreign
    account.read = max(account.read, used)
    account.conflict = min(account.conflict, account.read - used)
    account.duplicate = account.read - used - account.conflict
    return (account, files)
  }

  private static func add(
    _ json: String, to diagnostics: inout [Diagnostic.Code: Int64]
  ) throws {
    for (name, count) in try JSONDecoder().decode([String: Int64].self, from: Data(json.utf8)) {
      if let code = Diagnostic.Code(rawValue: name) { diagnostics[code, default: 0] += count }
    }
  }
}
