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
  /// In a new store hardly any context is there before, so it is not looked for before it is entered.
  private let startedEmpty: Bool

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

  init(_ db: Database) throws {
    self.db = db
    texts = try Interner(db)
    startedEmpty = try Int64.fetchOne(db, sql: "SELECT id FROM context LIMIT 1") == nil
    find = try RawStatement(
      db, sql: "SELECT id, flow FROM context WHERE hash_low = ? AND hash_high = ?")
    let names = ContextWriter.columns.map(\.name)
    insert = try RawStatement(
      db,
      sql: ContextWriter.insertion(
        "context", ["hash_low", "hash_high", "identity", "flow"] + names))
    let condition = (["key"] + FlowValues.columns).map { "\($0) = ?" }.joined(separator: " AND ")
    findFlow = try RawStatement(db, sql: "SELECT id FROM flow WHERE \(condition)")
    insertFlow = try RawStatement(
      db, sql: ContextWriter.insertion("flow", ["key"] + FlowValues.columns))
  }

  func row(for identified: IdentifiedContext) throws -> Row {
    let low = Int64(bitPattern: identified.low)
    let high = Int64(bitPattern: identified.high)
    if !startedEmpty, let row = try existing(low, high) { return row }
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
    if db.changesCount == 1 { return Row(id: db.lastInsertedRowID, flow: flow) }
    return try existing(low, high) ?? Row(id: 0, flow: flow)
  }

  private func existing(_ low: Int64, _ high: Int64) throws -> Row? {
    find.bind(low, at: 1)
    find.bind(high, at: 2)
    return try find.first { Row(id: $0.integer(0), flow: $0.integer(1)) }
  }

  private func flowID(of flow: FlowKey) throws -> Int64 {
    let values = FlowValues(
      peer: flow.peer == .none ? 0 : try texts.id(of: flow.peer.text),
      resource: try texts.id(of: flow.resource.text), category: try categoryID(of: flow.category),
      perimeter: try texts.id(of: flow.profile.perimeter.text),
      profile: try texts.id(of: flow.profile.name),
      sourceResource: try texts.id(of: flow.sourceResource?.text),
      matchedRule: try texts.id(of: flow.matchedRule),
      rulesVersion: try texts.id(of: flow.rulesVersion?.text),
      networkProtocol: try texts.id(of: flow.networkProtocol), direction: flow.direction,
      peerKind: flow.peer.kind, usesServiceEndpoint: flow.usesServiceEndpoint)
    var key = values.hash
    while true {
      insertFlow.bind(key, at: 1)
      values.bind(to: insertFlow, from: 2)
      try insertFlow.run()
      if db.changesCount == 1 { return db.lastInsertedRowID }
      findFlow.bind(key, at: 1)
      values.bind(to: findFlow, from: 2)
      if let id = try findFlow.first({ $0.integer(0) }) { return id }
      key &+= 1
    }
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

  private static func insertion(_ table: String, _ columns: [String]) -> String {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT OR IGNORE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
  }
}
