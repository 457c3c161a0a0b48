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
  private var textIDs: [Int32] = [0]
  private var categories: [RecordCategory: Int64] = [:]
  private let memo: ContextMemo
  private var nextID: Int64
  /// Whether most contexts of the batch before were known.
  private var expectsKnown = false
  /// What is bound to ``insertMany``: most columns say the same row after row.
  private var bound = [Int64?](repeating: nil, count: ContextWriter.rows * ContextWriter.width)

  private static let rows = 16
  private static let width = 5 + columns.count

  /// The columns of `context` that hold a text of the record, in the order of the table.
  static let columns: [(name: String, field: RecordField)] = [
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

  init(_ db: Database, book: FlowBook, limits: WritingLimits) throws {
    self.db = db
    self.book = book
    memo = ContextMemo(capacity: limits.contexts)
    texts = try Interner(db)
    nextID = 1 + (try Int64.fetchOne(db, sql: "SELECT max(id) FROM context") ?? 0)
    find = try RawStatement(
      db, sql: "SELECT id, flow FROM context WHERE hash_low = ? AND hash_high = ?")
    insertMany = try RawStatement(db, sql: ContextWriter.insertion(rows: ContextWriter.rows))
    insertOne = try RawStatement(db, sql: ContextWriter.insertion(rows: 1))
  }

  /// Enters the contexts of a batch: their flows as they come, their rows in the order of the index on their hashes.
  /// - Returns: their rows, in the order of the batch.
  func rows(for batch: RecordBatch) throws -> [Row] {
    precondition(
      Int(batch.firstText) == textIDs.count, "batches arrive in the order they were read")
    for text in batch.texts { textIDs.append(Int32(try texts.id(of: text))) }
    var rows = Array(repeating: Row(id: 0, flow: 0), count: batch.contexts.count)
    var unknown: [Int] = []
    for index in batch.contexts.indices {
      if let row = memo.row(of: batch.contexts[index]) {
        rows[index] = row
        continue
      }
      if expectsKnown, let row = try existing(batch.contexts[index]) {
        rows[index] = row
        continue
      }
      rows[index].flow = try book.id(
        of: flow(of: batch.contexts[index], batch.contextTexts, at: index))
      unknown.append(index)
    }
    unknown.sort {
      Int64(bitPattern: batch.contexts[$0].all) < Int64(bitPattern: batch.contexts[$1].all)
    }
    var fresh = 0
    for start in stride(from: 0, to: unknown.count, by: ContextWriter.rows) {
      let end = min(start + ContextWriter.rows, unknown.count)
      fresh += try enter(unknown[start..<end], of: batch, &rows)
    }
    if !rows.isEmpty { expectsKnown = 2 * fresh < rows.count }
    for (index, row) in rows.enumerated() { memo.remember(row, of: batch.contexts[index]) }
    return rows
  }

  /// The reader numbers its texts from 1 again.
  func startEpoch() { textIDs = [0] }

  /// - Parameter indices: of contexts in the batch, as many as a statement takes, or fewer.
  /// - Returns: how many were not there.
  private func enter(
    _ indices: ArraySlice<Int>, of batch: RecordBatch, _ rows: inout [Row]
  ) throws -> Int {
    let isWhole = indices.count == ContextWriter.rows
    var entered = 0
    for (place, index) in indices.enumerated() {
      rows[index].id = nextID
      nextID += 1
      bind(batch, index, rows[index], at: isWhole ? place * ContextWriter.width : nil)
      if isWhole { continue }
      try insertOne.run()
      entered += db.changesCount
    }
    if isWhole {
      try insertMany.run()
      entered = db.changesCount
    }
    if entered == indices.count { return entered }
    for index in indices {
      if let row = try existing(batch.contexts[index]) { rows[index] = row }
    }
    return entered
  }

  /// - Parameter position: of the row's first value in ``insertMany``; `nil` for ``insertOne``.
  private func bind(_ batch: RecordBatch, _ index: Int, _ row: Row, at position: Int?) {
    let context = batch.contexts[index]
    var column = 0
    func add(_ value: Int64) {
      defer { column += 1 }
      guard let position else {
        insertOne.bind(value, at: Int32(column + 1))
        return
      }
      if bound[position + column] == value { return }
      bound[position + column] = value
      insertMany.bind(value, at: Int32(position + column + 1))
    }
    add(row.id)
    add(Int64(bitPattern: context.all))
    add(Int64(bitPattern: context.identity))
    add(Int64(bitPattern: context.identity))
    add(row.flow)
    let first = index * RecordField.allCases.count
    for field in ContextWriter.fields {
      add(Int64(textIDs[Int(batch.contextTexts[first + field])]))
    }
  }

  private func existing(_ context: IdentifiedContext) throws -> Row? {
    find.bind(Int64(bitPattern: context.all), at: 1)
    find.bind(Int64(bitPattern: context.identity), at: 2)
    return try find.first { Row(id: $0.integer(0), flow: $0.integer(1)) }
  }

  /// - Parameter index: the context's position in its batch.
  private func flow(
    of identified: IdentifiedContext, _ numbers: [Int32], at index: Int
  ) throws -> FlowValues {
    let first = index * RecordField.allCases.count
    let shape = identified.shape
    func id(_ field: RecordField?) -> Int32 {
      field.map { textIDs[Int(numbers[first + $0.rawValue])] } ?? 0
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
    return "INSERT OR IGNORE INTO context (\(names.joined(separator: ", "))) VALUES \(all)"
  }
}
