import GRDB
import PerimetryModel

/// What tells the records of a store from those of any other, whatever files they came in and in which order.
struct FingerprintQuery {
  /// SHA-256 over time (milliseconds), identity, count, fraction and span of every record, each as eight bytes, highest
  /// first, in the order of time and identity; a record that spans nothing has -1 there.
  func fetch(_ db: Database) throws -> [UInt8] {
    var hash = SHA256()
    let records = try RawStatement(
      db,
      sql: "SELECT time, key, count, fraction, coalesce(span, -1) FROM record ORDER BY time, key")
    try records.each { row in for column in 0..<5 { hash.update(row.integer(Int32(column))) } }
    return hash.finished()
  }
}
