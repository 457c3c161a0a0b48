import GRDB
import PerimetryModel

/// What a store holds, in a few numbers.
public struct StoreStand: Hashable, Sendable {
  public var events: Int64
  public var rejects: Int64
  /// The time of the newest record.
  public var newest: Timestamp?
  /// Equal where no flow changed and nothing more was rejected.
  public var fingerprint: UInt64
}

/// Sums up the flows. Cost grows with flows, not with records.
enum StandQuery {
  static func fetch(_ db: Database) throws -> StoreStand {
    let rejects = try Int64.fetchOne(db, sql: "SELECT count(*) FROM reject") ?? 0
    var stand = StoreStand(events: 0, rejects: rejects, newest: nil, fingerprint: 0)
    var hash = UInt64(bitPattern: rejects)
    let rows = try RawStatement(
      db,
      sql: """
        SELECT key, events, records, last_end, first_key, last_key, largest_key, first_time, last_time
        FROM flow WHERE records > 0 ORDER BY key
        """)
    try rows.each { row in
      let words = (
        hash, row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4),
        row.integer(5), row.integer(6), row.integer(7), row.integer(8)
      )
      hash = withUnsafeBytes(of: words) { XXHash64.hash($0) }
      stand.events = stand.events.addingSaturating(row.integer(1))
      let last = Timestamp(milliseconds: row.integer(8))
      stand.newest = max(stand.newest ?? last, last)
    }
    stand.fingerprint = hash
    return stand
  }
}
