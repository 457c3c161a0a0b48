import Foundation
import GRDB
import PerimetryModel

/// The copies of raw records that the store holds.
enum KeptRecordQuery {
  static func fetch(_ reference: RecordReference, _ db: Database) throws -> KeptRecord? {
    let row = try Row.fetchOne(
      db, sql: "SELECT time, key, packing, size, hash, bytes FROM kept WHERE time = ? AND key = ?",
      arguments: [reference.milliseconds, reference.key])
    return row.flatMap(record)
  }

  /// The sum of what the copies take, in bytes.
  static func size(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(sum(length(bytes)), 0) FROM kept") ?? 0
  }

  /// In the order of the records.
  static func each(_ db: Database, _ body: (KeptRecord) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT time, key, packing, size, hash, bytes FROM kept ORDER BY time, key")
    while let row = try rows.next() {
      if let record = record(row) { try body(record) }
    }
  }

  /// A copy that is there stays, unless it is another text of the record: then the one of the smaller hash, so that the
  /// order of merging does not matter.
  static func insert(_ record: KeptRecord, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO kept (time, key, packing, size, hash, bytes) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (time, key) DO UPDATE SET packing = excluded.packing, size = excluded.size,
          hash = excluded.hash, bytes = excluded.bytes
        WHERE excluded.hash < kept.hash
        """
    ).execute(arguments: [
      record.reference.milliseconds, record.reference.key, record.packing.rawValue, record.size,
      Int64(bitPattern: record.hash), Data(record.bytes),
    ])
  }

  /// `nil` for a packing of a later version.
  private static func record(_ row: Row) -> KeptRecord? {
    guard let packing = KeptRecord.Packing(rawValue: row[2]) else { return nil }
    return KeptRecord(
      reference: RecordReference(milliseconds: row[0], key: row[1]), packing: packing,
      size: row[3], hash: UInt64(bitPattern: row[4]), bytes: Array(row[5] as Data))
  }
}
