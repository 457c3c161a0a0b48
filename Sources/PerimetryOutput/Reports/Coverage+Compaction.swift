import PerimetryModel

extension Coverage {
  /// What is wrong with compacted records, if anything is.
  public var compactionWarnings: [String] {
    var warnings: [String] = []
    if missingOfCompaction > 0 {
      warnings.append(
        """
        Parts of a compaction are missing: its records stand for \(missingOfCompaction.grouped) fewer than its archive had. \
        What is missing cannot be told: ingest all of its files.
        """)
    }
    if missingOfCompaction < 0 {
      warnings.append(
        """
        The records of a compaction stand for \((-missingOfCompaction).grouped) more than its account says: files of it are \
        there twice, or their line with the account is missing.
        """)
    }
    if !isCompactionAccounted {
      warnings.append(
        """
        Compacted records came without the line that has their archive's account: whether all of them are there cannot be \
        told.
        """)
    }
    if daysOfBoth > 0 {
      warnings.append(
        """
        On \(daysOfBoth.counting("day")) of flows there are compacted records beside raw ones: what is in both counts \
        twice. Keep a store of one kind.
        """)
    }
    return warnings
  }

  var compactionJSON: JSONValue {
    if missingOfCompaction == 0 && isCompactionAccounted && daysOfBoth == 0 { return .null }
    return [
      "missing_records": .integer(missingOfCompaction),
      "is_accounted": .bool(isCompactionAccounted), "days_of_both": .integer(daysOfBoth),
    ]
  }
}
