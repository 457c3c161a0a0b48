import Foundation
import GRDB
import GRDBSQLite
import PerimetryModel

/// The one SQLite file: a set of records, merged into flows. Safe to share between threads; one process writes at a time.
public final class Store: Sendable {
  public enum Access: Sendable {
    /// Makes the file if it is not there, and brings an older one up to date.
    case write
    /// The file must be there; nothing in it changes.
    case read
  }

  public let path: String
  let access: Access
  let database: DatabaseQueue

  /// - Parameter path: `:memory:` is a store in memory.
  /// - Throws: ``StoreError``.
  public init(path: String, access: Access) throws {
    self.path = path
    self.access = access
    let isFile = path != ":memory:"
    let exists = isFile && FileManager.default.fileExists(atPath: path)
    if access == .read && !exists { throw StoreError.missing(path: path) }
    do {
      if exists { try Store.examine(path) }
      database = try isFile ? Store.open(path, access) : Store.inMemory()
      try prepare(access)
    } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }

  /// The version of the SQLite library in use.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

  public func close() throws {
    do { try database.close() } catch let error as DatabaseError {
      throw Store.translated(error, path: path)
    }
  }

  private func prepare(_ access: Access) throws {
    let migrator = Migrations.migrator
    let isNewer = try database.read { db in try migrator.hasBeenSuperseded(db) }
    if isNewer { throw StoreError.newer(path: path) }
    if access == .read {
      let isCurrent = try database.read { db in try migrator.hasCompletedMigrations(db) }
      if !isCurrent {
        let isOurs = try database.read(Store.isMarked)
        throw isOurs ? StoreError.older(path: path) : StoreError.notAStore(path: path)
      }
      return
    }
    try migrator.migrate(database)
  }

  static func translated(_ error: DatabaseError, path: String) -> StoreError {
    switch error.resultCode {
    case .SQLITE_NOTADB: .notADatabase(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_FULL: .failed(path: path, reason: "the disk is full; what was committed is kept")
    case .SQLITE_IOERR:
      .failed(
        path: path,
        reason: "the disk cannot be read or written (\(error.message ?? "input/output error")); "
          + "what was committed is kept")
    case .SQLITE_READONLY: .failed(path: path, reason: "the store cannot be written")
    case .SQLITE_CANTOPEN:
      .failed(path: path, reason: "the file cannot be opened; is the folder there and writable?")
    default: .failed(path: path, reason: error.message ?? "\(error.resultCode)")
    }
  }
}
