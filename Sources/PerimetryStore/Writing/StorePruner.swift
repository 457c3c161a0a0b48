import Foundation
import GRDB
import PerimetryModel

/// Takes old records out of a store and gives their space back. A run that dies is repaired by running again: what is older
/// than the boundary counts as incomplete before the first record goes.
public struct StorePruner {
  private let store: Store
  /// Of the file, what must be free to be worth making it smaller.
  private static let leastShare: Int64 = 8

  /// - Precondition: to prune, the store was opened for writing, and nobody else writes.
  public init(_ store: Store) { self.store = store }

  /// The day from which on records stay if so many days are kept; the newest record's day is one of them. `nil` for a store
  /// without records.
  /// - Parameter today: a record that says it is of a later day takes none with it.
  public func day(keeping days: Int, asOf today: Day) throws -> Day? {
    try store.stand().newest.map { Day(number: min($0.day, today).number - Int32(days - 1)) }
  }

  /// What pruning would take.
  public func plan(before day: Day) throws -> Pruning {
    try translating {
      try store.database.read { db in
        var pruning = Pruning(before: day)
        let moment = day.start.milliseconds
        (pruning.records, pruning.cited) = try PruneQuery.counts(before: moment, db)
        pruning.earlier = try PruneQuery.boundary(db).map {
          Timestamp(milliseconds: $0).day
        }
        pruning.size = try StorePruner.pages(db).size
        pruning.free = try StorePruner.pages(db).free
        return pruning
      }
    }
  }

  /// Prunes, a day a transaction.
  /// - Parameter progress: called with the number of records gone.
  public func prune(before day: Day, progress: (Int64) -> Void = { _ in }) throws -> Pruning {
    var pruning = try plan(before: day)
    if pruning.records == 0 {
      pruning.sizeAfter = pruning.size
      return pruning
    }
    return try translating {
      let moment = day.start.milliseconds
      try store.database.write { db in try PruneQuery.announce(before: moment, db) }
      var gone: Int64 = 0
      var from: Int64 = .min
      while let next = try store.database.read({ db in
        try PruneQuery.firstDay(from: from, before: moment, db)
      }) {
        gone += try store.database.write { db in
          try PruneQuery.prune(day: next, before: moment, db)
        }
        from = (next + 1) * 86_400_000
        progress(gone)
      }
      pruning.records = gone
      try store.database.write { db in try PruneQuery.pruneContexts(db) }
      pruning.obstacle = try giveBack()
      let pages = try store.database.read(StorePruner.pages)
      (pruning.sizeAfter, pruning.free) = (pages.size, pages.free)
      return pruning
    }
  }

  /// Makes the file smaller where that is worth it and there is room: what stays is written anew.
  /// - Returns: what is in the way.
  private func giveBack() throws -> String? {
    let pages = try store.database.read(StorePruner.pages)
    if pages.free < pages.size / StorePruner.leastShare { return nil }
    // Once into a temporary file, once into the log.
    let needed = 2 * (pages.size - pages.free)
    if let room = room(), room < needed {
      return "the disk has \(room) bytes left, and making the file smaller takes up to \(needed)"
    }
    try store.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY;")
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    return nil
  }

  /// Bytes on the disk of the store, where the system tells.
  private func room() -> Int64? {
    let folder = URL(fileURLWithPath: store.path).deletingLastPathComponent().path
    let attributes = Result { try FileManager.default.attributesOfFileSystem(forPath: folder) }
    guard case .success(let values) = attributes else { return nil }
    return (values[.systemFreeSize] as? NSNumber)?.int64Value
  }

  private static func pages(_ db: Database) throws -> (size: Int64, free: Int64) {
    func number(_ pragma: String) throws -> Int64 {
      try Int64.fetchOne(db, sql: "PRAGMA \(pragma)") ?? 0
    }
    let page = try number("page_size")
    return (try number("page_count") * page, try number("freelist_count") * page)
  }

  private func translating<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      throw Store.translated(error, path: store.path)
    }
  }
}
