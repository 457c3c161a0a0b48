import GRDB

/// A copy of a record that another one outdid, as a store keeps it.
struct OutdoneCopy {
  var time: Int64
  var key: Int64
  var reading: Int64
  var offset: Int64
  var length: Int64
  var count: Int64
  var span: Int64?
}

/// Keeps copies that do not stand, for whoever wants to know why copies disagree.
final class ConflictWriter {
  private let insert: RawStatement

  init(_ db: Database) throws {
    insert = try RawStatement(
      db, sql: "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)")
  }

  func add(_ copy: OutdoneCopy) throws {
    insert.bind(copy.time, at: 1)
    insert.bind(copy.key, at: 2)
    insert.bind(copy.reading, at: 3)
    insert.bind(copy.offset, at: 4)
    insert.bind(copy.length, at: 5)
    insert.bind(copy.count, at: 6)
    insert.bind(copy.span, at: 7)
    try insert.run()
  }
}
