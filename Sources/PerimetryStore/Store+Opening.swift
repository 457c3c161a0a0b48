import Foundation
import GRDB
import GRDBSQLite

extension Store {
  /// Marks the file as perimetry's: `PRAGMA application_id`.
  private static let applicationID: Int32 = 0x5052_4D59

  /// One connection, and none that is read-only: such a one cannot remove SQLite's side files, so that they stay behind
  /// if it is the last to go. GRDB's `read` lets nothing be written, and where the system forbids writing, SQLite
  /// falls back to reading.
  static func open(_ path: String, _ access: Access) throws -> DatabaseQueue {
    var configuration = configuration
    if access == .write {
      configuration.journalMode = .wal
    } else {
      // Reports go through tables in their order, and have use for the memory themselves.
      configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -4096") }
    }
    return try DatabaseQueue(
      path: access == .read ? frozen(path) : path, configuration: configuration)
  }

  static func inMemory() throws -> DatabaseQueue {
    try DatabaseQueue(configuration: configuration)
  }

  /// Looks at a file before it is opened, so that a foreign database is never touched.
  static func examine(_ path: String) throws {
    let header = try header(of: path)
    if header.isEmpty { return }
    guard header.starts(with: Array("SQLite format 3".utf8) + [0]), header.count == 100 else {
      throw StoreError.notADatabase(path: path)
    }
    // The application id, big-endian (https://www.sqlite.org/fileformat2.html, §1.3).
    let id = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if Int32(bitPattern: id) == applicationID { return }
    // A store whose first run died may have its beginnings in the log beside it, or none yet.
    if id != 0 { throw StoreError.notAStore(path: path) }
    let probe = try DatabaseQueue(path: path, configuration: configuration)
    defer { _ = Result { try probe.close() } }
    guard try probe.read({ db in try isMarked(db) || isUnborn(db) }) else {
      throw StoreError.notAStore(path: path)
    }
  }

  static func isMarked(_ db: Database) throws -> Bool {
    try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID
  }

  /// Whether nobody has put anything into it, so that it can become a store.
  private static func isUnborn(_ db: Database) throws -> Bool {
    try Int.fetchOne(
      db,
      sql:
        "SELECT count(*) FROM sqlite_master WHERE name NOT GLOB 'grdb_*' AND name NOT GLOB 'sqlite_*'"
    ) == 0
  }

  /// The first 100 bytes, or all of a shorter file.
  private static func header(of path: String) throws -> [UInt8] {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue {
      throw StoreError.failed(path: path, reason: "a folder; name a file with --store")
    }
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { _ = Result { try file.close() } }
      return Array(try file.read(upToCount: 100) ?? Data())
    } catch {
      throw StoreError.failed(path: path, reason: "the file cannot be read")
    }
  }

  /// Where we may not write, SQLite cannot make the side files that a shared store needs, or would leave them behind in
  /// our name and lock its owner out. Unless someone is writing, the file is opened as one that does not change.
  private static func frozen(_ path: String) -> String {
    let manager = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !(manager.isWritableFile(atPath: folder) && manager.isWritableFile(atPath: path)),
      !manager.fileExists(atPath: path + "-wal"), !manager.fileExists(atPath: path + "-journal"),
      sqlite3_compileoption_used("USE_URI") == 1,
      let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    else { return path }
    return "file:\(escaped)?immutable=1"
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.label = "perimetry"
    configuration.foreignKeysEnabled = false
    // The writer keeps one transaction over several batches.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA page_size = 8192;
          PRAGMA secure_delete = OFF;
          PRAGMA synchronous = NORMAL;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -16384;
          PRAGMA wal_autocheckpoint = 16384;
          """)
    }
    return configuration
  }
}
