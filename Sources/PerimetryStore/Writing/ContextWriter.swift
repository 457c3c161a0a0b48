import GRDB
import PerimetryModel

/// Gives contexts their rows, and the flows behind them their ids.
final class ContextWriter {
  /// A context as the records need it.
  struct Row {
    var id: Int64
    var flow: Int64
  }

  private let db: Database
  private let texts: Interner
  private let find: RawStatement
  private let insertMany: RawStatement
  private let insertOne: RawStatement
  private let book: FlowBook
  /// The ids of the texts of an epoch, by number.
  private var textIDs: [Int64] = [0]
  private var categories: [RecordCategory: Int64] = [:]
  /// The contexts this run has entered; its reader numbers no context twice in an epoch, but two may be one after all.
  private var known: [Hash: Row] = [:]
  /// Whether ``known`` is all there is in the store.
  private var isAlone: Bool
  private var nextID: Int64
  /// Values of rows that wait for a statement of several.
  private var pending: [Int64] = []

  private struct Hash: Hashable {
    var low: UInt64
    var high: UInt64

    func hash(into hasher: inout Hasher) { hasher.combine(low) }
  }

  private static let rows = 16
  private static let width = 5 + columns.count

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

  init(_ db: Database, book: FlowBook) throws {
    self.db = db
    self.book = book
    texts = try Interner(db)
    isAlone = try Int64.fetchOne(db, sql: "SELECT id FROM context LIMIT 1") == nil
    nextID = 1 + (try Int64.fetchOne(db, sql: "SELECT max(id) FROM context") ?? 0)
    find = try RawStatement(
      db, sql: "SELECT id, flow FROM context WHERE hash_low = ? AND hash_high = ?")
    insertMany = try RawStatement(db, sql: ContextWriter.insertion(rows: ContextWriter.rows))
    insertOne = try RawStatement(db, sql: ContextWriter.insertion(rows: 1))
  }

  /// Enters the contexts of a batch, in order.
  func rows(for batch: RecordBatch) throws -> [Row] {
    precondition(
      Int(batch.firstText) == textIDs.count, "batches arrive in the order they were read")
    for text in batch.texts { textIDs.append(try texts.id(of: text)) }
    var rows: [Row] = []
    rows.reserveCapacity(batch.contexts.count)
    let width = RecordField.allCases.count
    try batch.contextTexts.withUnsafeBufferPointer { numbers in
      for (index, context) in batch.contexts.enumerated() {
        let texts = UnsafeBufferPointer(rebasing: numbers[(index * width)..<((index + 1) * width)])
        rows.append(try row(for: context, texts))
      }
    }
    try flush()
    return rows
  }

  /// The reader numbers its texts from 1 again.
  func startEpoch() { textIDs = [0] }

  /// No context is known that was not entered by this run; to be called when the run begins to forget.
  func forget() {
    isAlone = false
    known.removeAll()
  }

  private func row(
    for identified: IdentifiedContext, _ numbers: UnsafeBufferPointer<Int32>
  ) throws -> Row {
    let hash = Hash(low: identified.all, high: identified.identity)
    if let row = try known[hash] ?? (isAlone ? nil : existing(hash)) { return row }
    let row = Row(id: nextID, flow: try book.id(of: flow(of: identified, numbers)))
    nextID += 1
    pending.append(row.id)
    pending.append(Int64(bitPattern: hash.low))
    pending.append(Int64(bitPattern: hash.high))
    pending.append(Int64(bitPattern: identified.identity))
    pending.append(row.flow)
    for field in ContextWriter.fields { pending.append(textIDs[Int(numbers[field])]) }
    known[hash] = row
    if pending.count == ContextWriter.rows * ContextWriter.width {
      for (index, value) in pending.enumerated() { insertMany.bind(value, at: Int32(index + 1)) }
      try insertMany.run()
      pending.removeAll(keepingCapacity: true)
    }
    return row
  }

  private func flush() throws {
    for start in stride(from: 0, to: pending.count, by: ContextWriter.width) {
      for offset in 0..<ContextWriter.width {
        insertOne.bind(pending[start + offset], at: Int32(offset + 1))
      }
      try insertOne.run()
    }
    pending.removeAll(keepingCapacity: true)
  }

  private func existing(_ hash: Hash) throws -> Row? {
    find.bind(Int64(bitPattern: hash.low), at: 1)
    find.bind(Int64(bitPattern: hash.high), at: 2)
    return try find.first { Row(id: $0.integer(0), flow: $0.integer(1)) }
  }

  private func flow(
    of identified: IdentifiedContext, _ numbers: UnsafeBufferPointer<Int32>
  ) throws -> FlowValues {
    let shape = identified.shape
    func id(_ field: RecordField?) -> Int32 {
      field.map { Int32(textIDs[Int(numbers[$0.rawValue])]) } ?? 0
    }
    return FlowValues(
      peer: id(shape.peerField), resource: id(.serviceResource),
      category: Int32(try categoryID(of: identified.category)), perimeter: id(.perimeter),
      profile: id(.profile), sourceResource: id(.sourceResource), matchedRule: id(.matchedRule),
      rulesVersion: id(.rulesVersion), networkProtocol: id(shape.protocolField),
      direction: shape.direction, peerKind: shape.peerKind,
      usesServiceEndpoint: shape.usesServiceEndpoint)
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

  /// Positions of the fields of ``columns``.
  private static let fields = columns.map(\.field.rawValue)

  private static func insertion(rows: Int) -> String {
    let names = ["id", "hash_low", "hash_high", "identity", "flow"] + columns.map(\.name)
    let row = "(" + names.map { _ in "?" }.joined(separator: ", ") + ")"
    let all = Array(repeating: row, count: rows).joined(separator: ", ")
    return "INSERT INTO context (\(names.joined(separator: ", "))) VALUES \(all)"
  }
}
