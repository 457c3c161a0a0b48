import Foundation
import GRDB
import PerimetryModel

/// On which days flows were seen, read on a thread and a connection of their own while the flows are read.
///
/// Both must see the same state of the store. The connection asks before the flows are begun and again when its own reading
/// begins whether anything was committed since (`PRAGMA data_version`): then there are no days here.
final class DaysAhead: @unchecked Sendable {
  private let connection: DatabaseQueue
  private let version: Int64
  /// What has to end before the second core is free; `nil` where it is.
  private let turn: Turn?
  private let isClaimed = NSLock()
  /// Written before the end is signalled, and read after it.
  private var days: [DaySet]?
  private let end = DispatchSemaphore(value: 0)

  /// Below this many flows a second connection costs more than it saves.
  static let fewest: Int64 = 50_000

  /// To be made before the flows are begun. `nil` where it is not worth it, or cannot be.
  init?(of store: Store, after turn: Turn? = nil, fewest: Int64 = DaysAhead.fewest) {
    guard store.path != ":memory:",
      let last = DaysAhead.quietly({ try store.database.read(DaysAhead.lastID) }),
      last >= fewest,
      let connection = DaysAhead.quietly({ try Store.open(store.path, .read) }),
      let version = DaysAhead.quietly({ try connection.read(DaysAhead.version) })
    else { return nil }
    self.turn = turn
    self.connection = connection
    self.version = version
  }

  /// To be called once, when the reading of the flows has begun.
  func start() {
    if turn == nil { isClaimed.lock() }
    let thread = Thread { [self] in
      if let turn {
        turn.wait()
        // Without a turn until now, they are read with the flows.
        guard isClaimed.try() else { return }
      }
      let found = DaysAhead.quietly {
        try connection.read { db in
          try DaysAhead.version(db) == version ? DaysAhead.days(db) : nil
        }
      }
      days = found ?? nil
      _ = DaysAhead.quietly { try connection.close() }
      end.signal()
    }
    thread.start()
  }

  /// By flow id. Waits for the end of what was begun; `nil` where they have to be read otherwise.
  func take() -> [DaySet]? {
    if isClaimed.try() {
      _ = DaysAhead.quietly { try connection.close() }
      return nil
    }
    end.wait()
    defer { days = nil }
    return days
  }

  /// By flow id.
  static func days(_ db: Database) throws -> [DaySet] {
    var days = [DaySet](repeating: DaySet(), count: Int(try lastID(db)) + 1)
    try RawStatement(db, sql: "SELECT flow, day FROM flow_day ORDER BY flow, day").each { row in
      days[Int(row.integer(0))].append(Day(number: Int32(row.integer(1))))
    }
    return days
  }

  private static func lastID(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM flow") ?? 0
  }

  private static func version(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
  }

  /// What fails here is done on the other connection, which says why it cannot.
  private static func quietly<T>(_ body: () throws -> T) -> T? {
    switch Result(catching: body) {
    case .success(let value): value
    case .failure: nil
    }
  }
}
