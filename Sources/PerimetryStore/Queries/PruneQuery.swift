import GRDB
import PerimetryModel

/// Takes old records out, but for those that are cited. Flows, their days and the hours stay, so that every question over whole
/// days is answered as before.
enum PruneQuery {
  private static let dayLength: Int64 = 86_400_000

  /// Whether somebody cites a record: it is the first, last or largest of its flow, or a copy of it is kept.
  private static let isCited = """
    (EXISTS (
      SELECT 1 FROM context c JOIN flow f ON f.id = c.flow WHERE c.id = record.context
        AND ((f.first_time = record.time AND f.first_key = record.key)
          OR (f.last_time = record.time AND f.last_key = record.key)
          OR (f.largest_time = record.time AND f.largest_key = record.key)))
    OR EXISTS (SELECT 1 FROM kept k WHERE k.time = record.time AND k.key = record.key))
    """

  /// The moment before which records were pruned, in milliseconds; `nil` where none were.
  static func boundary(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT max(before) FROM pruning")
  }

  /// How many records before a moment go, and how many stay.
  static func counts(before moment: Int64, _ db: Database) throws -> (going: Int64, cited: Int64) {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), coalesce(sum(\(isCited)), 0) FROM record WHERE time < ?
        """, arguments: [moment])
    guard let row else { return (0, 0) }
    return (row[0] as Int64 - row[1], row[1])
  }

  /// The first day that holds a record at or after a moment and before another.
  static func firstDay(from: Int64, before moment: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT min(time) / \(dayLength) FROM record WHERE time >= ? AND time < ?",
      arguments: [from, moment])
  }

  /// Says that what is older is incomplete from now on; before the first record goes.
  static func announce(before moment: Int64, _ db: Database) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO pruning (before, records) VALUES (?, 0)", arguments: [moment])
  }

  /// Takes out what nobody cites of one day.
  /// - Returns: how many records went.
  static func prune(day: Int64, before moment: Int64, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: "DELETE FROM record WHERE time >= ? AND time < ? AND NOT \(isCited)",
      arguments: [day * dayLength, min(moment, (day + 1) * dayLength)])
    let count = Int64(db.changesCount)
    try db.execute(
      sql: "UPDATE pruning SET records = records + ? WHERE before = ?", arguments: [count, moment])
    return count
  }

  /// Takes out contexts that no record has any more, and what the records that went stood for.
  static func pruneContexts(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM context WHERE id NOT IN (SELECT context FROM record);
        DELETE FROM compaction WHERE NOT EXISTS (
          SELECT 1 FROM record r WHERE r.time = compaction.time AND r.key = compaction.key);
        """)
  }
}
