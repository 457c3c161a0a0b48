import GRDB
import PerimetryModel

/// Ids of strings. Remembers the recent ones; beyond its bound it forgets and asks the database again.
final class Interner {
  private static let capacity = 1 << 17

  private var known: [String: Int64] = [:]
  /// The text each column held last: neighbours often agree.
  private var last = [(text: String, id: Int64)](
    repeating: ("", 0), count: RecordField.allCases.count)
  private let find: RawStatement
  private let insert: RawStatement
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    find = try RawStatement(db, sql: "SELECT id FROM text WHERE value = ?")
    insert = try RawStatement(db, sql: "INSERT INTO text (value) VALUES (?)")
  }

  /// 0 for what is absent.
  /// - Parameter column: 0 up to the number of record fields.
  func id(of text: String?, in column: Int) throws -> Int64 {
    guard let text, !text.isEmpty else { return 0 }
    if last[column].text == text { return last[column].id }
    let id = try id(of: text)
    last[column] = (text, id)
    return id
  }

  /// 0 for what is absent.
  func id(of text: String?) throws -> Int64 {
    guard let text, !text.isEmpty else { return 0 }
    if let id = known[text] { return id }
    find.bind(text, at: 1)
    let id: Int64
    if let existing = try find.first({ $0.integer(0) }) {
      id = existing
    } else {
      insert.bind(text, at: 1)
      try insert.run()
      id = db.lastInsertedRowID
    }
    if known.count >= Interner.capacity { known.removeAll(keepingCapacity: true) }
    known[text] = id
    return id
  }
}
