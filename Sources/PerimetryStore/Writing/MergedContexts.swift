import GRDB
import PerimetryModel

/// The contexts of a store that is merged into another, numbered as a reader numbers those of an archive.
struct MergedContexts {
  struct Entry {
    var number: Int32
    /// The hash of the columns that identify a record.
    var identity: UInt64
  }

  private(set) var pool = TextPool()
  private var entries: [Int64: Entry] = [:]
  private let find: RawStatement
  private let texts: RawStatement

  /// Each field, and the column it stands in.
  private static let columns: [(field: RecordField, column: String)] =
    [
      (.perimeter, "f.perimeter"), (.serviceResource, "f.resource"), (.profile, "f.profile"),
      (.matchedRule, "f.matched_rule"), (.rulesVersion, "f.rules_version"),
    ] + ContextWriter.columns.map { ($0.field, "c." + $0.name) }

  init(_ db: Database) throws {
    let names = MergedContexts.columns.map(\.column).joined(separator: ", ")
    find = try RawStatement(
      db,
      sql: """
        SELECT k.name, \(names) FROM context c JOIN flow f ON f.id = c.flow
        JOIN category k ON k.id = f.category WHERE c.id = ?
        """)
    texts = try RawStatement(db, sql: "SELECT value FROM text WHERE id = ?")
  }

  var count: Int { entries.count }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    pool.removeAll()
  }

  /// The context with an id; one that is met for the first time is added to the batch.
  mutating func find(_ id: Int64, addingTo batch: inout RecordBatch) throws -> Entry {
    if let entry = entries[id] { return entry }
    find.bind(id, at: 1)
    let row = try find.first { row in
      (
        name: row.text(0),
        ids: MergedContexts.columns.indices.map { row.integer(Int32($0) + 1) }
      )
    }
    guard let row else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a record without its context")
    }
    var context = RecordContext(category: RecordCategory(exported: row.name))
    for (place, id) in zip(MergedContexts.columns, row.ids) where id != 0 {
      texts.bind(id, at: 1)
      context[place.field] = try texts.first { $0.text(0) }
    }
    let numbers = RecordField.allCases.map { pool.number(of: context[$0] ?? "") }
    let added = batch.append(
      numbers, category: context.category, shape: context.shape, in: pool)
    let entry = Entry(number: Int32(entries.count), identity: added.identity)
    entries[id] = entry
    return entry
  }
}
