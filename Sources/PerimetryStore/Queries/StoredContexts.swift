import GRDB
import PerimetryModel

/// The contexts of a store, by id: what it says of a record beside its numbers.
final class StoredContexts {
  private let find: RawStatement
  private let texts: TextCache
  private var known: [Int64: RecordContext] = [:]
  private static let mostKnown = 1 << 16

  /// Each field, and the column it stands in.
  private static let columns: [(field: RecordField, column: String)] =
    [
      (.perimeter, "f.perimeter"), (.serviceResource, "f.resource"), (.profile, "f.profile"),
      (.matchedRule, "f.matched_rule"), (.rulesVersion, "f.rules_version"),
    ] + ContextWriter.columns.map { ($0.field, "c." + $0.name) }

  init(_ db: Database) throws {
    let names = StoredContexts.columns.map(\.column).joined(separator: ", ")
    find = try RawStatement(
      db,
      sql: """
        SELECT k.name, \(names) FROM context c JOIN flow f ON f.id = c.flow
        JOIN category k ON k.id = f.category WHERE c.id = ?
        """)
    texts = try TextCache(db)
  }

  /// - Throws: where a record has lost its context.
  subscript(id: Int64) -> RecordContext {
    get throws {
      if let context = known[id] { return context }
      find.bind(id, at: 1)
      let row = try find.first { row in
        (
          name: row.text(0),
          ids: StoredContexts.columns.indices.map { row.integer(Int32($0) + 1) }
        )
      }
      guard let row else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a record without its context")
      }
      var context = RecordContext(category: RecordCategory(exported: row.name))
      for (place, id) in zip(StoredContexts.columns, row.ids) where id != 0 {
        context[place.field] = try texts.once(id)
      }
      if known.count >= StoredContexts.mostKnown { known.removeAll(keepingCapacity: true) }
      known[id] = context
      return context
    }
  }
}
