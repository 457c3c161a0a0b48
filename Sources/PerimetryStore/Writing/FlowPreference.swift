import GRDB

/// Chooses between two flows of one record. Some columns that do not identify a record say which flow it belongs to
/// (source parameters, app id, direction of an unknown category), and not every export has them. The flow that
/// says more wins, and always the same one, so that the order of arrival does not matter.
final class FlowPreference {
  private struct Pair: Hashable {
    var one: Int64
    var other: Int64
  }

  private let compare: RawStatement
  private let preparing: () throws -> Void
  private var decided: [Pair: Bool] = [:]

  /// - Parameter preparing: called before the store is asked.
  init(_ db: Database, preparing: @escaping () throws -> Void) throws {
    self.preparing = preparing
    compare = try RawStatement(
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

  func prefers(_ one: Int64, over other: Int64) throws -> Bool {
    let pair = Pair(one: one, other: other)
    if let known = decided[pair] { return known }
    try preparing()
    compare.bind(one, at: 1)
    compare.bind(other, at: 2)
    let result = try compare.first { $0.integer(0) } == 1
    if decided.count >= 4096 { decided.removeAll(keepingCapacity: true) }
    decided[pair] = result
    return result
  }
}
