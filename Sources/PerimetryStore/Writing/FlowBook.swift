import GRDB
import PerimetryModel

/// Gives flows their ids. A new flow is entered when its first sums are, so that its row is written once.
final class FlowBook {
  private static let remembered = 1 << 16

  private let find: RawStatement
  private var known: [FlowValues: Int64] = [:]
  /// Whether ``known`` and ``fresh`` are all there are.
  private var isAlone: Bool
  private var nextID: Int64
  /// Flows without a row, in the order of their ids, which follow one another.
  private(set) var fresh: [FlowValues] = []

  init(_ db: Database) throws {
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM flow") ?? 0
    nextID = last + 1
    isAlone = last == 0
    let condition = (["key"] + FlowValues.columns).map { "\($0) = ?" }.joined(separator: " AND ")
    find = try RawStatement(
      db,
      sql: """
        SELECT (SELECT id FROM flow WHERE \(condition)),
          EXISTS (SELECT 1 FROM flow WHERE key = ?1)
        """)
  }

  /// The id of the first of ``fresh``.
  var firstFreshID: Int64 { nextID - Int64(fresh.count) }

  func id(of values: FlowValues) throws -> Int64 {
    if let id = known[values] { return id }
    let id = try (isAlone ? nil : existing(values)) ?? add(values)
    known[values] = id
    return id
  }

  /// To be called when the rows of ``fresh`` are written.
  func freshAreEntered() {
    fresh.removeAll(keepingCapacity: true)
    if known.count >= FlowBook.remembered {
      known.removeAll()
      isAlone = false
    }
  }

  private func add(_ values: FlowValues) -> Int64 {
    fresh.append(values)
    nextID += 1
    return nextID - 1
  }

  /// A flow whose hash is another's has the next free number.
  private func existing(_ values: FlowValues) throws -> Int64? {
    var key = values.hash
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
