import GRDB

/// Chooses between two contexts of one record in one flow: exports differ in columns that do not identify a record. The one
/// with more columns wins, then the smaller hash, so that the order of arrival does not matter.
final class ContextPreference {
  private struct Pair: Hashable {
    var one: Int64
    var other: Int64
  }

  private let compare: RawStatement
  private var decided: [Pair: Bool] = [:]

  init(_ db: Database) throws {
    func rank(_ table: String) -> String {
      ContextWriter.columns.map { "(\(table).\($0.name) <> 0)" }.joined(separator: " + ")
    }
    compare = try RawStatement(
      db,
      sql: """
        SELECT (\(rank("a")), b.hash_low, b.hash_high) > (\(rank("b")), a.hash_low, a.hash_high)
        FROM context a JOIN context b WHERE a.id = ? AND b.id = ?
        """)
  }

  func prefers(_ one: Int64, over other: Int64) throws -> Bool {
    let pair = Pair(one: one, other: other)
    if let known = decided[pair] { return known }
    compare.bind(one, at: 1)
    compare.bind(other, at: 2)
    let result = try compare.first { $0.integer(0) } == 1
    if decided.count >= 4096 { decided.removeAll(keepingCapacity: true) }
    decided[pair] = result
    return result
  }
}
