import GRDB

/// Which of two rows is preferred, asked of the store once a pair.
final class Preference {
  private struct Pair: Hashable {
    var one: Int64
    var other: Int64
  }

  private static let mostDecided = 4096

  private let compare: RawStatement
  private var decided: [Pair: Bool] = [:]

  /// - Parameter sql: gives 1 where the first of two ids is preferred to the second.
  init(_ db: Database, sql: String) throws { compare = try RawStatement(db, sql: sql) }

  /// - Parameter preparing: called before the store is asked.
  func prefers(
    _ one: Int64, over other: Int64, preparing: () throws -> Void = {}
  ) throws -> Bool {
    let pair = Pair(one: one, other: other)
    if let known = decided[pair] { return known }
    try preparing()
    compare.bind(one, at: 1)
    compare.bind(other, at: 2)
    let result = try compare.first { $0.integer(0) } == 1
    if decided.count >= Preference.mostDecided { decided.removeAll(keepingCapacity: true) }
    decided[pair] = result
    return result
  }
}

extension Preference {
  /// Between two flows of one record. Some columns that do not identify a record say which flow it belongs to
  /// (source parameters, app id, direction of an unknown category), and not every export has them. The flow that
  /// says more wins, and always the same one, so that the order of arrival does not matter.
  static func ofFlows(_ db: Database) throws -> Preference {
    try Preference(
      db,
      sql: """
        SELECT (a.service_endpoint, a.peer_kind <> 'none', b.direction, b.peer_kind,
            coalesce((SELECT value FROM text WHERE id = b.peer), ''),
            coalesce((SELECT value FROM text WHERE id = b.protocol), ''))
          > (b.service_endpoint, b.peer_kind <> 'none', a.direction, a.peer_kind,
            coalesce((SELECT value FROM text WHERE id = a.peer), ''),
            coalesce((SELECT value FROM text WHERE id = a.protocol), ''))
        FROM flow a JOIN flow b WHERE a.id = ? AND b.id = ?
        """)
  }

  /// Between two contexts of one record in one flow: exports differ in columns that do not identify a record. The one
  /// with more columns wins, then the smaller hash.
  static func ofContexts(_ db: Database) throws -> Preference {
    func rank(_ table: String) -> String {
      ContextWriter.columns.map { "(\(table).\($0.name) <> 0)" }.joined(separator: " + ")
    }
    return try Preference(
      db,
      sql: """
        SELECT (\(rank("a")), b.hash_low, b.hash_high) > (\(rank("b")), a.hash_low, a.hash_high)
        FROM context a JOIN context b WHERE a.id = ? AND b.id = ?
        """)
  }
}
