import GRDB
import PerimetryModel

/// The keys of all flows, and the records that prove them, by flow id: ids are dense.
struct FlowKeys {
  struct Entry {
    var key: FlowKey
    /// The first, last and largest record, without repetition.
    var references: [RecordReference]
  }

  private var entries: [Entry?] = []
  let texts: TextCache

  init(_ db: Database) throws {
    texts = try TextCache(db)
    let categories = try FlowKeys.categories(db)
    var peers = Peers(texts: texts)
    var resources = Resources(texts: texts)
    let rows = try RawStatement(
      db,
      sql: """
        SELECT id, perimeter, profile, resource, direction, category, peer_kind, peer, source_resource,
          matched_rule, rules_version, protocol, service_endpoint,
          first_time, first_key, last_time, last_key, largest_time, largest_key
        FROM flow WHERE records > 0 ORDER BY id
        """)
    try rows.each { row in
      let key = FlowKey(
        profile: ProfileKey(
          perimeter: try resources[row.integer(1)], name: try texts[row.integer(2)] ?? ""),
        resource: try resources[row.integer(3)],
        direction: row.text(4) == Direction.inbound.rawValue ? .inbound : .outbound,
        category: categories[row.integer(5)] ?? .unknown(""),
        peer: try peers.peer(kind: row.text(6), id: row.integer(7)),
        sourceResource: row.integer(8) == 0 ? nil : try resources[row.integer(8)],
        matchedRule: try texts[row.integer(9)],
        rulesVersion: try texts[row.integer(10)].map(RulesVersion.init),
        networkProtocol: try texts[row.integer(11)], usesServiceEndpoint: row.integer(12) != 0)
      var references: [RecordReference] = []
      for column: Int32 in [13, 15, 17] {
        let reference = RecordReference(
          milliseconds: row.integer(column), key: row.integer(column + 1))
        if !references.contains(reference) { references.append(reference) }
      }
      let id = Int(row.integer(0))
      entries += Array(repeating: nil, count: max(0, id + 1 - entries.count))
      entries[id] = Entry(key: key, references: references)
    }
  }

  subscript(id: Int64) -> Entry? { entries.indices.contains(Int(id)) ? entries[Int(id)] : nil }

  private static func categories(_ db: Database) throws -> [Int64: RecordCategory] {
    var result: [Int64: RecordCategory] = [:]
    try RawStatement(db, sql: "SELECT id, name FROM category").each { row in
      result[row.integer(0)] = RecordCategory(exported: row.text(1))
    }
    return result
  }

  /// Resource ids by the id of their text.
  private struct Resources {
    let texts: TextCache
    var known: [Int64: ResourceID] = [:]

    subscript(id: Int64) -> ResourceID {
      mutating get throws {
        if let resource = known[id] { return resource }
        let resource = ResourceID(try texts[id] ?? "")
        known[id] = resource
        return resource
      }
    }
  }

  /// Peers by the id of their text; one text may be peers of several kinds.
  private struct Peers {
    let texts: TextCache
    var known: [String: [Int64: Peer]] = [:]

    mutating func peer(kind: String, id: Int64) throws -> Peer {
      if let peer = known[kind]?[id] { return peer }
      let peer = Peer(kind: Peer.Kind(rawValue: kind) ?? .none, text: try texts[id] ?? "")
      known[kind, default: [:]][id] = peer
      return peer
    }
  }
}
