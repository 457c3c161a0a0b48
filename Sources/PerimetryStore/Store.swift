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
  let database: any DatabaseWriter

  /// Marks the file as perimetry's: `PRAGMA application_id`.
  static let applicationID: Int32 = 0x5052_4D59

  /// - Parameter path: `:memory:` is a store in memory.
  /// - Throws: ``StoreError``.
  public init(path: String, access: Access) throws {
    self.path = path
    let isFile = path != ":memory:"
    let exists = isFile && FileManager.default.fileExists(atPath: path)
    if access == .read && !exists { throw StoreError.missing(path: path) }
    do {
      if exists { try Store.examine(path) }
      database =
        isFile
        ? try DatabasePool(path: path, configuration: Store.configuration(access))
        : try DatabaseQueue(configuration: Store.configuration(access))
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
      if !isCurrent { throw StoreError.notAStore(path: path) }
      return
    }
    try migrator.migrate(database)
  }

  /// Looks at a file before it is opened for good, so that a foreign database is never touched.
  private static func examine(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let size = try attributes(of: path)
    if size == 0 { return }
    let probe = try DatabaseQueue(path: path, configuration: configuration)
    defer { _ = Result { try probe.close() } }
    let id = try probe.read { db in try Int32.fetchOne(db, sql: "PRAGMA application_id") }
    if id != applicationID { throw StoreError.notAStore(path: path) }
  }

  private static func attributes(of path: String) throws -> Int {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      if attributes[.type] as? FileAttributeType == .typeDirectory {
        throw StoreError.failed(path: path, reason: "a folder; name a file with --store")
      }
      return (attributes[.size] as? Int) ?? 0
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError.failed(path: path, reason: "the file cannot be examined")
    }
  }

  private static func configuration(_ access: Access) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .read
    configuration.busyMode = .timeout(5)
    configuration.label = "perimetry"
    configuration.foreignKeysEnabled = false
    // The writer keeps one transaction over several batches.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA secure_delete = OFF;
          PRAGMA synchronous = NORMAL;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -65536;
          PRAGMA wal_autocheckpoint = 16384;
          """)
    }
    return configuration
  }

  static func translated(_ error: DatabaseError, path: String) -> StoreError {
    switch error.resultCode {
    case .SQLITE_NOTADB: .notADatabase(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_FULL: .failed(path: path, reason: "the disk is full; what was committed is kept")
    case .SQLITE_READONLY: .failed(path: path, reason: "the store cannot be written")
    case .SQLITE_CANTOPEN:
      .failed(path: path, reason: "the file cannot be opened; is the folder there and writable?")
    default: .failed(path: path, reason: error.message ?? "\(error.resultCode)")
    }
  }
}
