import GRDB
import PerimetryModel

/// What only a merge of stores has to do.
extension StoreWriter {
  /// - Parameter number: what the copy's reading goes by in the batches.
  func add(_ copy: OutdoneCopy, of number: Int32) throws {
    var copy = copy
    copy.reading = Int64(opened[number])
    try change { db in try session(db).conflicts.add(copy) }
  }

  /// Adds a copy of a raw record that another store kept.
  func add(_ kept: KeptRecord) throws {
    try change { db in try KeptRecordQuery.insert(kept, db) }
  }

  /// Commits, and completes the accounts of readings that came from a store: what their own store knew already, and what
  /// this one did, is duplicate.
  /// - Returns: what became of the records that were handed over.
  func settle(_ numbers: [Int32]) throws -> IngestAccount {
    try flush()
    var sum = IngestAccount()
    for number in numbers { sum += accounts[opened[number]] ?? IngestAccount() }
    sum.read = sum.kept + sum.duplicate + sum.conflict + sum.pruned
    try access { db in
      let statement = try db.cachedStatement(
        sql: """
          UPDATE reading SET duplicate = max(0,
              records - kept - conflict - pruned - rejected - is_foreign),
            bytes_duplicate = max(0,
              bytes - bytes_kept - bytes_rejected - bytes_foreign - bytes_blank - bytes_framing)
          WHERE id = ? AND (is_complete OR failure IS NOT NULL)
          """)
      for number in numbers { try statement.execute(arguments: [opened[number]]) }
    }
    return sum
  }
}
