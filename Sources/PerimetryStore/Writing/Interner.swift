import GRDB
import PerimetryModel

/// Ids of strings.
final class Interner {
  private let find: RawStatement
  private let insert: RawStatement
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    find = try RawStatement(db, sql: "SELECT id FROM text WHERE value = ?")
    insert = try RawStatement(db, sql: "INSERT INTO text (value) VALUES (?)")
  }

  func id(of text: String) throws -> Int64 {
    find.bind(text, at: 1)
    if let existing = try find.first({ $0.integer(0) }) { return existing }
    insert.bind(text, at: 1)
    try insert.run()
    return db.lastInsertedRowID
  }
}
