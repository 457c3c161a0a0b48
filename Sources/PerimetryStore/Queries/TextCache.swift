import GRDB

/// Strings by id, each read once.
final class TextCache {
  private let find: RawStatement
  private var texts: [Int64: String] = [:]

  init(_ db: Database) throws {
    find = try RawStatement(db, sql: "SELECT value FROM text WHERE id = ?")
  }

  /// As the subscript, without remembering it: for texts that are asked for once.
  func once(_ id: Int64) throws -> String? {
    if id == 0 { return nil }
    if let known = texts[id] { return known }
    find.bind(id, at: 1)
    return try find.first { $0.text(0) }
  }

  /// `nil` for 0, the id of what is absent.
  subscript(id: Int64) -> String? {
    get throws {
      if id == 0 { return nil }
      if let known = texts[id] { return known }
      find.bind(id, at: 1)
      let text = try find.first { $0.text(0) }
      texts[id] = text
      return text
    }
  }
}
