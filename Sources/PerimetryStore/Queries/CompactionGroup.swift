import GRDB
import PerimetryModel

/// What is gathered of the records of one flow and operation on one day.
struct CompactionGroup {
  let flow: Int64
  let operation: Int64
  let first: RecordReference
  /// The latest end, in units of 100 ns since 1970.
  private(set) var end: Int64
  private(set) var records: Int64 = 0
  private(set) var duplicate: Int64 = 0
  private(set) var conflict: Int64 = 0
  private(set) var hours = DayHours()
  private(set) var last: RecordReference
  private(set) var largest: RecordReference
  private(set) var largestCount: Int64 = 0

  /// An empty one, to which its first record is to be added.
  init(flow: Int64, operation: Int64, first: RecordReference) {
    (self.flow, self.operation, self.first) = (flow, operation, first)
    (last, largest, end) = (first, first, 0)
  }

  /// - Parameters:
  ///   - record: no earlier than those before it.
  ///   - end: the last moment it speaks of, in units of 100 ns since 1970.
  mutating func add(_ record: RecordReference, count: Int64, end: Int64) {
    add(
      Standing(time: record.milliseconds, key: record.key, count: count), end: end, duplicate: 0,
      conflict: 0)
  }

  mutating func add(_ standing: Standing, end: Int64, duplicate: Int64, conflict: Int64) {
    self.end = max(self.end, end)
    self.duplicate = self.duplicate.addingSaturating(duplicate)
    self.conflict = self.conflict.addingSaturating(conflict)
    for hour in standing.hours { hours.add(hour) }
    let candidate = standing.last
    if records == 0 || candidate.milliseconds > last.milliseconds
      || (candidate.milliseconds == last.milliseconds && candidate.key < last.key)
    {
      last = candidate
    }
    if standing.largestCount > largestCount
      || (standing.largestCount == largestCount && standing.largest < largest)
    {
      (largestCount, largest) = (standing.largestCount, standing.largest)
    }
    records = records.addingSaturating(standing.records)
  }
}

/// Puts the groups of a day in the order of their first records, on the disk.
final class CompactionSorter {
  private let queue: DatabaseQueue

  init() throws {
    // SQLite removes a database without a name when it is closed.
    queue = try DatabaseQueue(path: "")
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE TABLE fragment (
            time INTEGER NOT NULL, key INTEGER NOT NULL, end INTEGER NOT NULL,
            records INTEGER NOT NULL, duplicate INTEGER NOT NULL, conflict INTEGER NOT NULL,
            hours TEXT NOT NULL, last_time INTEGER NOT NULL, last_key INTEGER NOT NULL,
            largest_time INTEGER NOT NULL, largest_key INTEGER NOT NULL, largest_count INTEGER NOT NULL,
            PRIMARY KEY (time, key)
          ) STRICT, WITHOUT ROWID;
          """)
    }
  }

  /// A group as it comes out.
  struct Sorted {
    var first: RecordReference
    var end: Int64
    var last: RecordReference
    var largest: RecordReference
    var largestCount: Int64
    /// Without what it cites.
    var compaction: Compaction
  }

  /// - Parameters:
  ///   - gather: hands over the groups, in any order.
  ///   - body: called for each, in order.
  func sort(
    _ gather: ((CompactionGroup) throws -> Void) throws -> Void, each body: (Sorted) throws -> Void
  ) throws {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "DELETE FROM fragment; BEGIN")
      let insert = try RawStatement(
        db, sql: "INSERT INTO fragment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      try gather { group in
        insert.bind(group.first.milliseconds, at: 1)
        insert.bind(group.first.key, at: 2)
        insert.bind(group.end, at: 3)
        insert.bind(group.records, at: 4)
        insert.bind(group.duplicate, at: 5)
        insert.bind(group.conflict, at: 6)
        insert.bind(group.hours.text, at: 7)
        insert.bind(group.last.milliseconds, at: 8)
        insert.bind(group.last.key, at: 9)
        insert.bind(group.largest.milliseconds, at: 10)
        insert.bind(group.largest.key, at: 11)
        insert.bind(group.largestCount, at: 12)
        try insert.run()
      }
      try db.execute(sql: "COMMIT")
      try RawStatement(db, sql: "SELECT * FROM fragment ORDER BY time, key").each { row in
        try body(
          Sorted(
            first: RecordReference(milliseconds: row.integer(0), key: row.integer(1)),
            end: row.integer(2),
            last: RecordReference(milliseconds: row.integer(7), key: row.integer(8)),
            largest: RecordReference(milliseconds: row.integer(9), key: row.integer(10)),
            largestCount: row.integer(11),
            compaction: Compaction(
              records: row.integer(3), duplicate: row.integer(4), conflict: row.integer(5),
              hours: DayHours(row.text(6)).hours.map {
                Compaction.Hour(hour: Int($0.hour), records: $0.records, events: $0.events)
              })))
      }
    }
  }
}
