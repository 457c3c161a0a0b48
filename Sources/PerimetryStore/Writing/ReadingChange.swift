import PerimetryModel

/// What became of the records of one reading.
struct ReadingChange {
  var kept: Int64 = 0
  var duplicate: Int64 = 0
  var conflict: Int64 = 0
  var pruned: Int64 = 0
  var bytesKept: Int64 = 0
  var bytesDuplicate: Int64 = 0

  mutating func keep(_ record: PendingRecord) {
    kept += 1
    bytesKept += Int64(record.bytes)
  }

  mutating func meetAgain(_ record: PendingRecord, isConflict: Bool) {
    if isConflict { conflict += 1 } else { duplicate += 1 }
    bytesDuplicate += Int64(record.bytes)
  }

  /// What is older than the records that are left tells nothing.
  mutating func leave(_ occurrence: RecordOccurrence) {
    pruned += 1
    bytesDuplicate += Int64(occurrence.bytes)
  }

  static func += (a: inout ReadingChange, b: ReadingChange) {
    a.kept += b.kept
    a.duplicate += b.duplicate
    a.conflict += b.conflict
    a.pruned += b.pruned
    a.bytesKept += b.bytesKept
    a.bytesDuplicate += b.bytesDuplicate
  }

  var account: IngestAccount {
    var account = IngestAccount()
    (account.kept, account.duplicate, account.conflict) = (kept, duplicate, conflict)
    account.pruned = pruned
    (account.bytes.kept, account.bytes.duplicate) = (bytesKept, bytesDuplicate)
    return account
  }
}
