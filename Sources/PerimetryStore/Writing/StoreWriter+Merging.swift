import GRDB
import PerimetryModel

/// A copy of a record that another one outdid, as a store keeps it.
struct OutdoneCopy {
  var time: Int64
  var key: Int64
  /// What its reading goes by in the batches.
  var reading: Int32
  var offset: Int64
  var length: Int64
  var count: Int64
  var span: Int64?
}

/// What only a merge of stores has to do.
extension StoreWriter {
  func add(_ copy: OutdoneCopy) throws {
    try access { db in
      if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
      try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [
        copy.time, copy.key, opened[copy.reading] ?? 0, copy.offset, copy.length, copy.count,
        copy.span,
      ])
    }
  }

  /// Commits, and completes the accounts of readings that came from a store: what their own store knew already, and what
  /// this one did, is duplicate.
  /// - Returns: what became of the records that were handed over.
  func settle(_ numbers: [Int32]) throws -> IngestAccount {
    try flush()
    var sum = IngestAccount()
    for number in numbers { sum += accounts[opened[number] ?? 0] ?? IngestAccount() }
    sum.read = sum.kept + sum.duplicate + sum.conflict
    try access { db in
      let statement = try db.cachedStatement(
        sql: """
          UPDATE reading SET duplicate = max(0, records - kept - conflict - rejected - is_foreign),
            bytes_duplicate = max(0,
              bytes - bytes_kept - bytes_rejected - bytes_foreign - bytes_blank - bytes_framing)
          WHERE id = ? AND (is_complete OR failure IS NOT NULL)
          """)
      for number in numbers { try statement.execute(arguments: [opened[number] ?? 0]) }
    }
    return sum
  }
}
