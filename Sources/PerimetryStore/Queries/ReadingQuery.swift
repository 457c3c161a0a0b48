import Foundation
import GRDB
import PerimetryModel

/// The book of files, as far as it is current: of several readings of a file the last counts. What came by standard input,
/// `-` and the entries of a container read from it, is new every time.
enum ReadingQuery {
  /// What came by standard input has no other name, so every such reading that ended counts.
  static let current = """
    (SELECT * FROM reading
     WHERE substr(absolute_path, 1, 1) = '-' AND (is_complete OR failure IS NOT NULL) OR id IN
      (SELECT max(id) FROM reading WHERE substr(absolute_path, 1, 1) <> '-' GROUP BY absolute_path))
    """

  /// What is known of files that were read to their end or can be read on, by absolute path.
  static func known(_ db: Database) throws -> [String: KnownReading] {
    var result: [String: KnownReading] = [:]
    let rows = try RawStatement(
      db,
      sql: """
        SELECT absolute_path, size, modified, is_complete, mark, head_hash, tail_hash
        FROM \(current)
        WHERE (is_complete OR mark > 0) AND substr(absolute_path, 1, 1) <> '-'
        """)
    try rows.each { row in
      let offset = row.integer(4)
      let mark = ReadingMark(offset: offset, head: row.integer(5), tail: row.integer(6))
      result[row.text(0)] = KnownReading(
        size: row.integer(1), modified: row.integer(2), isComplete: row.integer(3) != 0,
        mark: offset > 0 ? mark : nil)
    }
    return result
  }

  /// What the current readings come to, and how many there are. Records kept are those in the store; what a reading found
  /// there already was no duplicate if an earlier reading of the same file had put it there. The bytes of all records count
  /// as kept: which copy of a record was the first depends on the order of reading, and no report may.
  ///
  /// Where compacted records bring the account of their archive, it stands in the place of that of the files they came in.
  /// - Parameter flowRecords: how many records the flows hold, where that is known already.
  static func account(
    _ db: Database, flowRecords: Int64? = nil
  ) throws -> (account: IngestAccount, files: Int) {
    var account = IngestAccount()
    var files = 0
    account.compaction = try compaction(db)
    let isTold = account.compaction.accounts > 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT bytes, records, duplicate, conflict, rejected, is_foreign, unknown_category, diagnostics,
          coalesce(shape, '') LIKE 'container-%', bytes_kept, bytes_duplicate, bytes_rejected,
          bytes_foreign, bytes_blank, bytes_framing, pruned, compaction
        FROM \(current)
        """)
    while let row = try rows.next() {
      if let json: String = row[16], isTold {
        // What else stands in such a file counts: lines that are damaged, say.
        let lines = try CompactionSums.decode(json).lines
        account.read += (row[1] as Int64) - lines
        account.rejected += row[4] as Int64
        account.foreign += row[5] as Int64
        let own = try Diagnostics.decode(row[7]).filter { !$0.key.isOfRecord }
        account.diagnostics.merge(own, uniquingKeysWith: +)
        continue
      }
      // A container is counted by its entries.
      if row[8] == 0 { files += 1 }
      account.bytes.read += row[0] as Int64
      account.bytes.kept += (row[9] as Int64) + (row[10] as Int64)
      account.bytes.rejected += row[11] as Int64
      account.bytes.foreign += row[12] as Int64
      account.bytes.blank += row[13] as Int64
      account.bytes.framing += row[14] as Int64
      account.read += row[1] as Int64
      account.duplicate += row[2] as Int64
      account.rejected += row[4] as Int64
      account.pruned += row[15] as Int64
      account.foreign += row[5] as Int64
      account.unknownCategory += row[6] as Int64
      account.diagnostics.merge(try Diagnostics.decode(row[7]), uniquingKeysWith: +)
    }
    if isTold { files += Int(account.compaction.files) }
    add(account.compaction, to: &account, isTold: isTold)
    account.kept =
      try flowRecords
      ?? Int64.fetchOne(db, sql: "SELECT coalesce(sum(records), 0) FROM flow") ?? 0
    let used = account.kept + account.rejected + account.foreign
    account.read = max(account.read, used)
    // Which copy of several was the one that disagreed depends on the order of reading; whether any did, does not.
    account.conflict = min(
      account.compaction.conflict + account.compaction.conflicts
        + (try Int64.fetchOne(
          db, sql: "SELECT count(*) FROM (SELECT DISTINCT time, key FROM conflict)") ?? 0),
      account.read - used)
    account.pruned = min(account.pruned, account.read - used - account.conflict)
    account.duplicate = account.read - used - account.conflict - account.pruned
    return (account, files)
  }

  /// What the compacted records of the current readings come to.
  static func compaction(_ db: Database) throws -> CompactionAccount {
    var sum = CompactionAccount()
    let rows = try String.fetchCursor(
      db, sql: "SELECT compaction FROM \(current) WHERE compaction IS NOT NULL")
    while let json = try rows.next() { sum += try CompactionSums.decode(json) }
    return sum
  }

  private static func add(
    _ compaction: CompactionAccount, to account: inout IngestAccount, isTold: Bool
  ) {
    guard isTold else {
      account.read += compaction.copies - compaction.lines
      return
    }
    account.read += compaction.read
    account.rejected += compaction.rejected
    account.foreign += compaction.foreign
    account.unknownCategory += compaction.unknown
    account.bytes.read += compaction.bytesRead
    account.bytes.kept += compaction.bytesKept
    account.bytes.rejected += compaction.bytesRejected
    account.bytes.foreign += compaction.bytesForeign
    account.bytes.blank += compaction.bytesBlank
    account.bytes.framing += compaction.bytesFraming
    for (name, count) in compaction.diagnostics {
      if let code = Diagnostic.Code(rawValue: name) {
        account.diagnostics[code, default: 0] += count
      }
    }
  }
}
