import GRDB
import PerimetryModel

extension Store {
  /// The copy of a record's raw bytes, where one is kept.
  public func kept(_ reference: RecordReference) throws -> KeptRecord? {
    try translating { try database.read { db in try KeptRecordQuery.fetch(reference, db) } }
  }

  /// Adds copies, all or none of them. The store was opened for writing, and nobody else writes.
  /// - Parameter room: what all copies in the store may take, in bytes; those that do not fit any more are not added.
  /// - Returns: how many of them are in the store now.
  public func keep(_ records: some Sequence<KeptRecord>, room: Int) throws -> Int {
    try translating {
      try database.write { db in
        var size = try KeptRecordQuery.size(db)
        var count = 0
        for record in records {
          if try KeptRecordQuery.fetch(record.reference, db) == nil {
            if size + record.bytes.count > room { continue }
            size += record.bytes.count
            try KeptRecordQuery.insert(record, db)
          }
          count += 1
        }
        return count
      }
    }
  }

  private func translating<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }
}
