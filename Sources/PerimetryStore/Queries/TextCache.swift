import GRDB

/// Strings by id, each read once.
final class TextCache {
  private let find: RawStatement
  private var texts: [Int64: String] = [:]
  /// Goes from text to text in the order of their ids; `nil` before it stands on one.
  private let walk: RawStatement
  private var place: Int64?

  init(_ db: Database) throws {
    find = try RawStatement(db, sql: "SELECT value FROM text WHERE id = ?")
    walk = try RawStatement(db, sql: "SELECT id, value FROM text WHERE id >= ? ORDER BY id")
  }

  /// How many texts a walk steps over before it is begun anew.
  private static let stride: Int64 = 8

  /// As the subscript, without remembering it: for texts that are asked for once, mostly in the order of their ids.
  func once(_ id: Int64) throws -> String? {
    if id == 0 { return nil }
    if let known = texts[id] { return known }
    if let place, place < id, id - place <= TextCache.stride {
      repeat { try step() } while self.place.map { $0 < id } ?? false
    } else if place != id {
      walk.reset()
      walk.bind(id, at: 1)
      try step()
    }
    return place == id ? walk.text(1) : nil
  }

  private func step() throws { place = try walk.step() ? walk.integer(0) : nil }

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
