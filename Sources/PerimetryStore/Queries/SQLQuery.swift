import Foundation
import GRDB
import GRDBSQLite
import PerimetryModel

/// A person's own SQL, which may read and nothing else.
struct SQLQuery {
  var sql: String
  /// What stands for its parameters, by name without the colon.
  var arguments: [String: String] = [:]

  func fetch(_ db: Database) throws -> (columns: [String], rows: [[QueryValue]]) {
    let statements = try db.allStatements(sql: sql)
    guard let statement = try statements.next() else {
      throw StoreError.badQuery(reason: "there is no statement in it")
    }
    guard statement.isReadonly, statement.columnCount > 0 else {
      throw StoreError.badQuery(reason: "only statements that read and return rows are run")
    }
    if sqlite3_bind_parameter_count(statement.sqliteStatement) > 0 {
      guard !arguments.isEmpty else {
        throw StoreError.badQuery(reason: "it has parameters, and nothing stands for them")
      }
      try statement.setArguments(StatementArguments(arguments))
    }
    if try statements.next() != nil {
      throw StoreError.badQuery(reason: "one statement at a time")
    }
    let cursor = try Row.fetchCursor(statement)
    var rows: [[QueryValue]] = []
    while let row = try cursor.next() {
      rows.append(row.databaseValues.map(SQLQuery.value))
    }
    return (statement.columnNames, rows)
  }

  private static func value(_ value: DatabaseValue) -> QueryValue {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    case .blob(let data): .blob(Array(data))
    }
  }
}
