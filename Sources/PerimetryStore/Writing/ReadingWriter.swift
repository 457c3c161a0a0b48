import Foundation
import GRDB
import PerimetryModel

/// Keeps the book of files read and of what could not be used.
struct ReadingWriter {
  let db: Database

  func register(_ file: ArchiveFile) throws -> Int32 {
    try db.cachedStatement(
      sql: "INSERT INTO reading (path, absolute_path, size, modified) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [file.path, file.absolutePath, file.size, file.modified])
    return Int32(db.lastInsertedRowID)
  }

  func add(_ rejects: [RejectedRecord]) throws {
    let statement = try db.cachedStatement(
      sql:
        "INSERT OR REPLACE INTO reject (reading, offset, length, reason, raw) VALUES (?, ?, ?, ?, ?)"
    )
    for rejected in rejects {
      let reject = rejected.reject
      try statement.execute(arguments: [
        rejected.file, reject.offset, reject.length, reject.reason.description, Data(reject.raw),
      ])
    }
  }

  /// Adds to the counts of a reading; several batches may.
  func add(_ account: IngestAccount, to reading: Int32) throws {
    try db.cachedStatement(
      sql: """
        UPDATE reading SET kept = kept + ?, duplicate = duplicate + ?, conflict = conflict + ?
        WHERE id = ?
        """
    ).execute(arguments: [account.kept, account.duplicate, account.conflict, reading])
  }

  /// A file read to its end makes earlier readings of it history: their rejects are told again by this one.
  func finish(_ result: ReadingResult) throws {
    let account = result.account
    let diagnostics = Dictionary(
      uniqueKeysWithValues: account.diagnostics.map { ($0.key.rawValue, $0.value) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(diagnostics), as: UTF8.self)
    try db.cachedStatement(
      sql: """
        UPDATE reading SET shape = ?, is_complete = ?, failure = ?, bytes = ?, records = ?,
          rejected = ?, is_foreign = ?, unknown_category = ?, diagnostics = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      result.shape, result.failure == nil || result.isSkipped, result.failure, account.bytes,
      account.read,
      account.rejected, account.foreign, account.unknownCategory, json, result.file,
    ])
    try db.cachedStatement(
      sql: """
        DELETE FROM reject WHERE reading IN (
          SELECT old.id FROM reading old JOIN reading new ON new.absolute_path = old.absolute_path
          WHERE new.id = ? AND old.id < new.id AND substr(new.absolute_path, 1, 1) <> '-')
        """
    ).execute(arguments: [result.file])
  }
}
