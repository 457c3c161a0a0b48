import GRDB
import PerimetryModel

/// Ids of strings.
final class Interner {
  private let find: RawStatement
  private let insert: RawStatement
  private let db: Database
  /// Whether the text before was known: new ones come together, and so do known ones.
  private var expectsKnown = false

  init(_ db: Database) throws {
    self.db = db
    find = try RawStatement(db, sql: "SELECT id FROM text WHERE value = ?")
    insert = try RawStatement(db, sql: "INSERT OR IGNORE INTO text (value) VALUES (?)")
  }

  func id(of text: String) throws -> Int64 {
    if expectsKnown, let known = try known(text) { return known }
    insert.bind(text, at: 1)
    try insert.run()
    expectsKnown = db.changesCount == 0
    // Inserted or there before: never absent.
    return try expectsKnown ? known(text) ?? 0 : db.lastInsertedRowID
  }

  private func known(_ text: String) throws -> Int64? {
    find.bind(text, at: 1)
    return try find.first { $0.integer(0) }
  }
}
