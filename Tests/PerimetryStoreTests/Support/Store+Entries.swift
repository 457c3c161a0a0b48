import PerimetryModel
import PerimetryStore

extension Store {
  static func inMemory() throws -> Store { try Store(path: ":memory:", access: .write) }

  /// Takes entries in as one file of one run.
  /// - Parameters:
  ///   - batchSize: entries in a batch.
  ///   - commitSize: entries before a commit, in place of that of the limits.
  ///   - epochSize: batches after which contexts are numbered from 0 again.
  @discardableResult
  func take(
    _ entries: [Entry], path: String = "/archive/PT1H.json", batchSize: Int = .max,
    commitSize: Int? = nil, limits: WritingLimits = WritingLimits(), epochSize: Int = .max
  ) throws -> IngestAccount {
    var limits = limits
    if let commitSize { limits.commitSize = commitSize }
    let writer = StoreWriter(store: self, limits: limits)
    let file = ArchiveFile(path: path, absolutePath: path, size: 1, modified: 1)
    var batches = EntryBatches(file: try writer.register([file])[0], epochSize: epochSize)
    var rest = entries[...]
    while !rest.isEmpty {
      try writer.append(batches.batch(of: rest.prefix(batchSize)))
      rest = rest.dropFirst(batchSize)
    }
    try writer.append(batches.end())
    return try writer.finish()[0].account
  }

  /// The rows of a query, each as its values' text.
  func rows(_ sql: String) throws -> [[QueryValue]] { try query(sql).rows }

  /// Every table but the book of readings, row by row.
  func contents() throws -> [String: [[QueryValue]]] {
    let tables = [
      "text", "category", "context", "flow", "flow_day", "hour_source", "hour_day", "record",
    ]
    return try tables.reduce(into: [:]) { $0[$1] = try rows("SELECT * FROM \($1) ORDER BY 1, 2") }
  }

  /// What does not depend on ids: flows with tallies and references, days, operations, and the records but for their
  /// contexts' columns and their places.
  func meaning() throws -> Meaning {
    Meaning(
      flows: try flows(), days: try flows(by: .day), operations: try flows(by: .operation),
      hours: try rows("SELECT * FROM hours ORDER BY hour, perimeter, category, resource, profile"),
      records: try rows("SELECT time, key, count, fraction, span, port FROM record"))
  }
}
