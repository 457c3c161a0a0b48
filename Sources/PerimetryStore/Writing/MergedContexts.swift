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
  private let stored: StoredContexts

  init(_ db: Database) throws { stored = try StoredContexts(db) }

  var count: Int { entries.count }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    pool.removeAll()
  }

  /// The context with an id; one that is met for the first time is added to the batch.
  mutating func find(_ id: Int64, addingTo batch: inout RecordBatch) throws -> Entry {
    if let entry = entries[id] { return entry }
    let context = try stored[id]
    let numbers = RecordField.allCases.map { pool.number(of: context[$0] ?? "") }
    let added = batch.append(
      numbers, category: context.category, shape: context.shape, in: pool)
    let entry = Entry(number: Int32(entries.count), identity: added.identity)
    entries[id] = entry
    return entry
  }
}
