import GRDB
import PerimetryModel

/// Gives contexts their rows, and the flows behind them theirs.
final class ContextWriter {
  /// A context as the records need it.
  struct Row {
    var id: Int64
    var flow: Int64
  }

  private let db: Database
  private let texts: Interner
  private let find: RawStatement
  private let insert: RawStatement
  private let findFlow: RawStatement
  private let insertFlow: RawStatement
  private var categories: [RecordCategory: Int64] = [:]

  /// The columns of `context` that hold a text of the record, in the order of the table.
  private static let columns: [(name: String, field: RecordField)] = [
    ("operation", .operation), ("source_address", .sourceAddress), ("source_port", .sourcePort),
    ("source_protocol", .sourceProtocol), ("source_resource", .sourceResource),
    ("destination_fqdn", .destinationFQDN), ("destination_resource", .destinationResource),
    ("destination_port", .destinationPort), ("destination_protocol", .destinationProtocol),
    ("service_fqdn", .serviceFQDN), ("operation_version", .operationVersion),
    ("result_description", .resultDescription), ("location", .location), ("app_id", .appID),
    ("parameters", .parameters), ("matched_rule_text", .matchedRuleText),
    ("source_app_id", .sourceAppID), ("source_parameters", .sourceParameters),
    ("source_perimeter_guids", .sourcePerimeterGUIDs), ("destination_app_id", .destinationAppID),
    ("destination_parameters", .destinationParameters), ("destination_email", .destinationEmail),
    ("destination_phone", .destinationPhone), ("feature_names", .featureNames),
    ("exported_category", .exportedCategory), ("result_action", .resultAction),
    ("result_direction", .resultDirection), ("traffic_type", .trafficType),
    ("rule_type", .ruleType),
    ("tenant_id", .tenantID), ("source_system", .sourceSystem), ("table_name", .table),
    ("subscription_id", .subscriptionID), ("is_billable", .isBillable),
  ]

  private static let flowColumns = [
    "peer", "resource", "category", "perimeter", "profile", "direction", "peer_kind",
    "source_resource", "matched_rule", "rules_version", "protocol", "service_endpoint",
  ]

  init(_ db: Database) throws {
    self.db = db
    texts = try Interner(db)
    find = try RawStatement(
      db, sql: "SELECT id, flow FROM context WHERE hash_low = ? AND hash_high = ?")
    let names = ContextWriter.columns.map(\.name)
    insert = try RawStatement(
      db,
      sql: ContextWriter.insertion(
        "context", ["hash_low", "hash_high", "identity", "flow"] + names))
    let condition = ContextWriter.flowColumns.map { "\($0) = ?" }.joined(separator: " AND ")
    findFlow = try RawStatement(db, sql: "SELECT id FROM flow WHERE \(condition)")
    insertFlow = try RawStatement(
      db, sql: ContextWriter.insertion("flow", ContextWriter.flowColumns, orIgnore: true))
  }

  func row(for identified: IdentifiedContext) throws -> Row {
    let low = Int64(bitPattern: identified.low)
    let high = Int64(bitPattern: identified.high)
    find.bind(low, at: 1)
    find.bind(high, at: 2)
    if let row = try find.first({ Row(id: $0.integer(0), flow: $0.integer(1)) }) { return row }
    let flow = try flowID(of: identified.flow)
    insert.bind(low, at: 1)
    insert.bind(high, at: 2)
    insert.bind(Int64(bitPattern: identified.identity), at: 3)
    insert.bind(flow, at: 4)
    for (index, column) in ContextWriter.columns.enumerated() {
      let text = identified.context[column.field]
      insert.bind(try texts.id(of: text, in: column.field.rawValue), at: Int32(5 + index))
    }
    try insert.run()
    return Row(id: db.lastInsertedRowID, flow: flow)
  }

  private func flowID(of key: FlowKey) throws -> Int64 {
    // Most flows are new when their context is: insert first, look afterwards.
    try bind(key, to: insertFlow)
    try insertFlow.run()
    if db.changesCount == 1 { return db.lastInsertedRowID }
    try bind(key, to: findFlow)
    return try findFlow.first { $0.integer(0) } ?? 0
  }

  /// In the order of ``flowColumns``.
  private func bind(_ key: FlowKey, to statement: RawStatement) throws {
    statement.bind(key.peer == .none ? 0 : try texts.id(of: key.peer.text), at: 1)
    statement.bind(try texts.id(of: key.resource.text), at: 2)
    statement.bind(try categoryID(of: key.category), at: 3)
    statement.bind(try texts.id(of: key.profile.perimeter.text), at: 4)
    statement.bind(try texts.id(of: key.profile.name), at: 5)
    statement.bind(key.direction.rawValue, at: 6)
    statement.bind(key.peer.kind.rawValue, at: 7)
    statement.bind(try texts.id(of: key.sourceResource?.text), at: 8)
    statement.bind(try texts.id(of: key.matchedRule), at: 9)
    statement.bind(try texts.id(of: key.rulesVersion?.text), at: 10)
    statement.bind(try texts.id(of: key.networkProtocol), at: 11)
    statement.bind(key.usesServiceEndpoint ? 1 : 0, at: 12)
  }

  private func categoryID(of category: RecordCategory) throws -> Int64 {
    if let id = categories[category] { return id }
    let known = category.known
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO category
          (name, is_known, direction, outcome, traffic, rule_origin, verdict)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        category.name, known != nil, known?.direction.rawValue, known?.outcome?.rawValue,
        known?.traffic?.rawValue, known?.ruleOrigin?.rawValue,
        (known?.verdict ?? .unknown).rawValue,
      ])
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM category WHERE name = ?", arguments: [category.name])
    // Inserted or there before: never absent.
    let found = id ?? 0
    if categories.count < 4096 { categories[category] = found }
    return found
  }

  private static func insertion(
    _ table: String, _ columns: [String], orIgnore: Bool = false
  ) -> String {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let verb = orIgnore ? "INSERT OR IGNORE" : "INSERT"
    return "\(verb) INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
  }
}
