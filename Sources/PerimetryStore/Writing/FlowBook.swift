import GRDB
import PerimetryModel

/// Gives flows their ids. A new flow is entered when its first sums are, so that its row is written once.
final class FlowBook {
  struct Entry {
    var values: FlowValues
    /// Of the values.
    var hash: Int64
    var id: Int64
  }

  private let find: RawStatement
  private let findSource: RawStatement
  private let limit: Int
  private var entries: [Entry] = []
  private var table: PositionTable
  /// Whether the store had no flow before this run.
  private let startedEmpty: Bool
  /// The hashes of flows of this run that are no longer in ``entries``.
  private var forgotten = HashFilter()
  private var nextID: Int64
  /// Positions in ``entries`` of flows without a row, in the order of their ids, which follow one another.
  private var freshPositions: [Int32] = []

  /// - Parameter limit: flows remembered; a batch's more until the fresh ones are entered.
  init(_ db: Database, limit: Int) throws {
    self.limit = limit
    table = PositionTable(expected: limit)
    entries.reserveCapacity(limit + limit / 4)
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM flow") ?? 0
    nextID = last + 1
    startedEmpty = last == 0
    let condition = (["key"] + FlowValues.columns).map { "\($0) = ?" }.joined(separator: " AND ")
    find = try RawStatement(
      db,
      sql: """
        SELECT (SELECT id FROM flow WHERE \(condition)),
          EXISTS (SELECT 1 FROM flow WHERE key = ?1)
        """)
    findSource = try RawStatement(
      db, sql: "SELECT category, perimeter, profile, resource FROM flow WHERE id = ?")
  }

  /// Whether as many are remembered as should be.
  var isFull: Bool { entries.count >= limit }

  /// Flows without a row, in the order of their ids.
  var fresh: some Collection<Entry> { freshPositions.lazy.map { self.entries[Int($0)] } }

  /// The id of the first of ``fresh``, or of the first that comes.
  var firstFreshID: Int64 { nextID - Int64(freshPositions.count) }

  func id(of values: FlowValues) throws -> Int64 {
    let hash = values.hash
    if let known = table.find(hash, where: { entries[$0].values == values }) {
      return entries[known].id
    }
    let mayExist = !startedEmpty || forgotten.mayHold(hash)
    let id = try mayExist ? existing(values, hash) : nil
    if id == nil {
      freshPositions.append(Int32(entries.count))
      nextID += 1
    }
    entries.append(Entry(values: values, hash: hash, id: id ?? nextID - 1))
    table.insert(entries.count - 1, hash: hash) { entries[$0].hash }
    return entries[entries.count - 1].id
  }

  /// Whose records a flow holds.
  /// - Parameter flow: an id that this book gave, or one in the store.
  func source(of flow: Int64) throws -> HourSource {
    if flow >= firstFreshID {
      return HourSource(entries[Int(freshPositions[Int(flow - firstFreshID)])].values)
    }
    findSource.bind(flow, at: 1)
    let source = try findSource.first { row in
      HourSource(
        category: Int32(row.integer(0)), perimeter: Int32(row.integer(1)),
        profile: Int32(row.integer(2)), resource: Int32(row.integer(3)))
    }
    guard let source else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a context without its flow")
    }
    return source
  }

  /// To be called when the rows of ``fresh`` are written.
  func freshAreEntered() {
    freshPositions.removeAll(keepingCapacity: true)
    if !isFull { return }
    if startedEmpty { for entry in entries { forgotten.insert(entry.hash) } }
    entries.removeAll(keepingCapacity: true)
    table.removeAll()
  }

  /// A flow whose hash is another's has the next free number.
  private func existing(_ values: FlowValues, _ hash: Int64) throws -> Int64? {
    var key = hash
    while true {
      find.bind(key, at: 1)
      values.bind(to: find, from: 2)
      let found = try find.first { ($0.optionalInteger(0), $0.integer(1) != 0) }
      if let id = found?.0 { return id }
      if found?.1 != true { return nil }
      key &+= 1
    }
  }
}
