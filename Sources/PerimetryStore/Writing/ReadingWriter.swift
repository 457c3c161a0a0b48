import Foundation
import GRDB
import PerimetryModel

/// Keeps the book of files read and of what could not be used. Lives as long as a run.
final class ReadingWriter {
  /// Files that have a number and no row yet.
  private var registered: [Int32: ArchiveFile] = [:]
  private var next: Int32
  /// Whether a file may have been read before.
  private let hasHistory: Bool
  /// The reading before, for files that were read before.
  private var earlier: [Int32: Int64] = [:]
  /// What the reading before came to up to the place where this one goes on.
  private var bases: [Int32: IngestAccount] = [:]

  init(_ db: Database) throws {
    let last = try Int32.fetchOne(db, sql: "SELECT max(id) FROM reading") ?? 0
    next = last + 1
    hasHistory = last > 0
  }

  func register(_ file: ArchiveFile) -> Int32 {
    defer { next += 1 }
    registered[next] = file
    return next
  }

  /// The absolute path of a file that has no row yet.
  func path(of number: Int32) -> String? { registered[number]?.absolutePath }

  /// Makes the row of a file, the first time that something of it is committed.
  /// - Parameter start: where its reading began.
  func enter(_ number: Int32, start: Int64, _ db: Database) throws {
    guard let file = registered.removeValue(forKey: number) else { return }
    try db.cachedStatement(
      sql: "INSERT INTO reading (id, path, absolute_path, size, modified) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [number, file.path, file.absolutePath, file.size, file.modified])
    guard hasHistory, !file.absolutePath.hasPrefix("-") else { return }
    let before = try db.cachedStatement(
      sql: "SELECT max(id) FROM reading WHERE absolute_path = ? AND id < ?")
    guard
      let reading = try Int64.fetchOne(before, arguments: [file.absolutePath, number])
    else { return }
    earlier[number] = reading
    if start > 0 { try goOn(from: reading, at: start, as: number, db) }
  }

  /// What the earlier reading found before the mark is this one's from now on.
  private func goOn(
    from reading: Int64, at start: Int64, as number: Int32, _ db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT mark, records - cut, rejected - cut, is_foreign, unknown_category, diagnostics,
          kept, duplicate, conflict, bytes, bytes_kept, bytes_duplicate, bytes_rejected, bytes_foreign,
          bytes_blank, bytes_framing, pruned, compaction
        FROM reading WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [reading]),
      row[0] as Int64 == start
    else { return }
    var base = IngestAccount()
    (base.read, base.rejected) = (row[1], row[2])
    (base.foreign, base.unknownCategory) = (row[3], row[4])
    base.bytes.read = start
    // What lies behind the mark was a line cut short.
    base.bytes.rejected = max(0, row[12] - (row[9] as Int64 - start))
    (base.bytes.foreign, base.bytes.blank, base.bytes.framing) = (row[13], row[14], row[15])
    base.diagnostics = try Diagnostics.decode(row[5])
    base.compaction = try CompactionSums.decode(row[17])
    bases[number] = base
    try db.execute(
      sql: """
        UPDATE reading SET continues = ?, kept = ?, duplicate = ?, conflict = ?, bytes_kept = ?,
          bytes_duplicate = ?, pruned = ?
        WHERE id = ?
        """, arguments: [reading, row[6], row[7], row[8], row[10], row[11], row[16], number])
    try db.execute(
      sql: "UPDATE OR REPLACE reject SET reading = ? WHERE reading = ? AND offset < ?",
      arguments: [number, reading, start])
    try db.execute(
      sql: "UPDATE OR REPLACE conflict SET reading = ? WHERE reading = ? AND offset < ?",
      arguments: [number, reading, start])
  }

  static func rename(_ path: String, to file: ArchiveFile, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE reading SET path = ?, absolute_path = ? WHERE absolute_path = ?",
      arguments: [file.path, file.absolutePath, path])
    try db.execute(
      sql: """
        UPDATE reading SET modified = ?
        WHERE id = (SELECT max(id) FROM reading WHERE absolute_path = ?)
        """, arguments: [file.modified, file.absolutePath])
  }

  func add(_ rejects: [RejectedRecord], _ db: Database) throws {
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
  func add(_ account: IngestAccount, to reading: Int32, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE reading SET kept = kept + ?, duplicate = duplicate + ?, conflict = conflict + ?,
          bytes_kept = bytes_kept + ?, bytes_duplicate = bytes_duplicate + ?, pruned = pruned + ?
        WHERE id = ?
        """
    ).execute(arguments: [
      account.kept, account.duplicate, account.conflict, account.bytes.kept,
      account.bytes.duplicate, account.pruned, reading,
    ])
  }

  /// Keeps what a reading has come to. One that ended makes earlier readings of the file history: their rejects are told
  /// again by this one.
  func keep(_ result: ReadingResult, isFinished: Bool, _ db: Database) throws {
    var account = result.account
    if let base = bases[result.file] { account += base }
    let isComplete = isFinished && (result.failure == nil || result.isSkipped)
    try db.cachedStatement(
      sql: """
        UPDATE reading SET shape = ?, is_complete = ?, failure = ?, bytes = ?, records = ?,
          rejected = ?, is_foreign = ?, unknown_category = ?, diagnostics = ?,
          mark = ?, head_hash = ?, tail_hash = ?, cut = ?, bytes_rejected = ?, bytes_foreign = ?,
          bytes_blank = ?, bytes_framing = ?, started = ?, lacks = ?, compaction = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      result.shape, isComplete, result.failure, account.bytes.read, account.read, account.rejected,
      account.foreign, account.unknownCategory, try Diagnostics.encode(account.diagnostics),
      result.mark?.offset ?? 0, result.mark?.head ?? 0, result.mark?.tail ?? 0, result.cut,
      account.bytes.rejected, account.bytes.foreign, account.bytes.blank, account.bytes.framing,
      result.start, result.lacks.isEmpty ? nil : result.lacks.joined(separator: ","),
      try CompactionSums.encode(account.compaction), result.file,
    ])
    if isFinished, earlier[result.file] != nil {
      for table in ["reject", "conflict"] {
        try db.cachedStatement(
          sql: """
            DELETE FROM \(table) WHERE reading IN (
              SELECT old.id FROM reading old
              JOIN reading new ON new.absolute_path = old.absolute_path
              WHERE new.id = ? AND old.id < new.id)
            """
        ).execute(arguments: [result.file])
      }
    }
  }
}
