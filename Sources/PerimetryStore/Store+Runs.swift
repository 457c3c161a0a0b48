import GRDB
import PerimetryModel

extension Store {
  /// All runs, by number.
  public func runs() throws -> [RunEntry] { try reading { db in try RunQuery.all(db) } }

  /// The last run that came so far as to judge, with what the next one compares itself with.
  public func lastRun() throws -> (entry: RunEntry, state: RunState)? {
    try reading { db in try RunQuery.last(db) }
  }

  /// What the store holds now, in a few numbers.
  public func stand() throws -> StoreStand { try reading { db in try StandQuery.fetch(db) } }

  /// Where what came since is cut off from what was there when this was the newest record: at midnight, if the rest of its
  /// day stayed empty, so that whole days are compared; else right behind it.
  public func cut(after newest: Timestamp) throws -> Timestamp {
    let midnight = Day(number: newest.day.number + 1).start
    let isRestEmpty = try reading { db in
      try Int64.fetchOne(
        db, sql: "SELECT 1 FROM record WHERE time > ? AND time < ? LIMIT 1",
        arguments: [newest.milliseconds, midnight.milliseconds]) == nil
    }
    return isRestEmpty ? midnight : Timestamp(milliseconds: newest.milliseconds + 1)
  }

  /// Enters a run that begins. The store was opened for writing.
  /// - Parameter floor: a number that it must be above, too.
  /// - Returns: its number.
  public func beginRun(at time: Timestamp, version: String, above floor: Int64) throws -> Int64 {
    try changing { db in
      try RunQuery.begin(at: time, version: version, above: floor, db)
    }
  }

  /// Says what a run came to.
  /// - Parameter state: what the next one compares itself with; `nil` where that is an earlier one's.
  public func endRun(
    _ number: Int64, at time: Timestamp, _ outcome: RunOutcome, state: RunState?
  ) throws {
    try changing { db in try RunQuery.end(number, at: time, outcome, state, db) }
  }

  private func reading<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database.read(body) } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }

  private func changing<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database.write(body) } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }
}
