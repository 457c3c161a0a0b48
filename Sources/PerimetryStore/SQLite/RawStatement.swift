import GRDB
import GRDBSQLite

/// A prepared statement driven by SQLite's own calls, for the loops that run once a record or once a flow.
final class RawStatement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ db: Database, sql: String) throws {
    guard let connection = db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE)
    }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection))
      )
    }
    handle = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// - Parameter index: from 1.
  @inline(__always)
  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

  @inline(__always)
  func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { sqlite3_bind_null(handle, index) }
  }

  @inline(__always)
  func bind(_ value: Double?, at index: Int32) {
    if let value {
      sqlite3_bind_double(handle, index, value)
    } else {
      sqlite3_bind_null(handle, index)
    }
  }

  func bind(_ value: String, at index: Int32) {
    var value = value
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        _ = sqlite3_bind_text(
          handle, index, text.baseAddress, Int32(text.count), RawStatement.transient)
      }
    }
  }

  /// Runs a statement that returns no rows, and makes it ready for the next time.
  @inline(__always)
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    if code != SQLITE_DONE { throw error(code) }
  }

  /// Runs a query and hands its first row over, if there is one.
  func first<T>(_ read: (RawStatement) -> T) throws -> T? {
    let code = sqlite3_step(handle)
    defer { sqlite3_reset(handle) }
    switch code {
    case SQLITE_ROW: return read(self)
    case SQLITE_DONE: return nil
    default: throw error(code)
    }
  }

  /// Goes on to the next row of a query, which stays where it is until ``reset()``.
  /// - Returns: whether there is one.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw error(code)
    }
  }

  func reset() { sqlite3_reset(handle) }

  /// Runs a query and hands its rows over one by one.
  func each(_ read: (RawStatement) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      if code != SQLITE_ROW { throw error(code) }
      try read(self)
    }
  }

  /// - Parameter column: from 0.
  func text(_ column: Int32) -> String {
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(
      decoding: UnsafeBufferPointer(start: sqlite3_column_text(handle, column), count: count),
      as: UTF8.self)
  }

  /// Hands the bytes of a text over where they lie.
  /// - Parameter column: from 0.
  func bytes<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeBufferPointer(start: sqlite3_column_text(handle, column), count: count))
  }

  /// Whether a column holds this text, without making one of it.
  /// - Parameter column: from 0.
  func holds(_ text: [UInt8], at column: Int32) -> Bool {
    guard Int(sqlite3_column_bytes(handle, column)) == text.count else { return false }
    if text.isEmpty { return true }
    guard let bytes = sqlite3_column_text(handle, column) else { return false }
    for index in text.indices where bytes[index] != text[index] { return false }
    return true
  }

  /// - Parameter column: from 0.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func optionalReal(_ column: Int32) -> Double? {
    sqlite3_column_type(handle, column) == SQLITE_NULL
      ? nil : sqlite3_column_double(handle, column)
  }

  func optionalInteger(_ column: Int32) -> Int64? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
  }

  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }
}
