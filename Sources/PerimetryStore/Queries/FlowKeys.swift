import GRDB
import PerimetryModel

/// The keys of all flows by id, with each text read once.
struct FlowKeys {
  private var keys: [Int64: FlowKey] = [:]
  private let texts: [Int64: String]

  init(_ db: Database) throws {
    texts = try FlowKeys.texts(db)
    let categories = try FlowKeys.categories(db)
    var resources: [Int64: ResourceID] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, perimeter, profile, resource, direction, category, peer_kind, peer, source_resource,
          matched_rule, rules_version, protocol, service_endpoint
        FROM flow WHERE records > 0
        """)
    while let row = try rows.next() {
      func resource(_ column: Int) -> ResourceID {
        let id: Int64 = row[column]
        if let known = resources[id] { return known }
        let resource = ResourceID(texts[id] ?? "")
        resources[id] = resource
        return resource
      }
      let sourceResource: Int64 = row[8]
      let kind = Peer.Kind(rawValue: row[6]) ?? .none
      keys[row[0]] = FlowKey(
        profile: ProfileKey(perimeter: resource(1), name: text(row[2]) ?? ""),
        resource: resource(3), direction: Direction(rawValue: row[4]) ?? .inbound,
        category: categories[row[5]] ?? .unknown(""),
        peer: Peer(kind: kind, text: text(row[7]) ?? ""),
        sourceResource: sourceResource == 0 ? nil : resource(8), matchedRule: text(row[9]),
        rulesVersion: text(row[10]).map(RulesVersion.init), networkProtocol: text(row[11]),
        usesServiceEndpoint: row[12])
    }
  }

  subscript(id: Int64) -> FlowKey? { keys[id] }

  /// `nil` for 0, the id of what is absent.
  func text(_ id: Int64) -> String? { texts[id] }

  private static func categories(_ db: Database) throws -> [Int64: RecordCategory] {
    var result: [Int64: RecordCategory] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, name FROM category")
    while let row = try rows.next() { result[row[0]] = RecordCategory(exported: row[1]) }
    return result
  }

  /// Only texts that flows and operations name: parameters and the like may be many more.
  private static func texts(_ db: Database) throws -> [Int64: String] {
    var result: [Int64: String] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, value FROM text WHERE id IN (
          SELECT peer FROM flow UNION SELECT resource FROM flow UNION SELECT perimeter FROM flow
          UNION SELECT profile FROM flow UNION SELECT source_resource FROM flow
          UNION SELECT matched_rule FROM flow UNION SELECT rules_version FROM flow
          UNION SELECT protocol FROM flow UNION SELECT operation FROM context)
        """)
    while let row = try rows.next() { result[row[0]] = row[1] }
    return result
  }
}
