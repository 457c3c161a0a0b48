import GRDB

/// A store whose write-ahead log is set aside while it is filled: one without records has no readers worth a log, and its
/// pages are then written once, into the file itself.
struct AsideLog {
  private let database: DatabaseQueue

  /// `nil` for a store that keeps its log: one that holds records, or that someone has open.
  init?(_ store: Store) {
    if store.path == ":memory:" { return nil }
    database = store.database
    // Whoever cannot set it aside does with it.
    let isAside = Result {
      try store.database.writeWithoutTransaction { db in
        if db.isInsideTransaction { return false }
        guard try Int64.fetchOne(db, sql: "SELECT time FROM record LIMIT 1") == nil else {
          return false
        }
        return try String.fetchOne(db, sql: "PRAGMA journal_mode = TRUNCATE") == "truncate"
      }
    }
    guard case .success(true) = isAside else { return nil }
  }

  func bringBack() throws {
    try database.writeWithoutTransaction { db in
      if !db.isInsideTransaction { _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") }
    }
  }
}
