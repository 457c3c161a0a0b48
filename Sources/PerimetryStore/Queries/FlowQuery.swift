import GRDB
import PerimetryModel

/// Reads flows: whole, by day, or by operation; over all time, whole days, or parts of days.
struct FlowQuery {
  var filter = FlowFilter()
  var slice = Store.Slice.whole

  /// Ordered by flow key, then operation or day.
  func fetch(_ db: Database) throws -> [Flow] {
    let keys = try FlowKeys(db)
    let flows =
      filter.needsRecords || slice == .operation
      ? try fetchFromRecords(db, keys) : try fetchFromDays(db, keys)
    // Flows are wide: their positions are sorted and each is moved once.
    return flows.indices.sorted { FlowQuery.precedes(flows[$0], flows[$1]) }.map { flows[$0] }
  }

  private static func precedes(_ a: Flow, _ b: Flow) -> Bool {
    if a.key != b.key { return a.key < b.key }
    if a.operation != b.operation { return (a.operation ?? "") < (b.operation ?? "") }
    return a.tally.firstSeen < b.tally.firstSeen
  }

  /// Cost grows with flows and days, not with records.
  private func fetchFromDays(_ db: Database, _ keys: FlowKeys) throws -> [Flow] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT d.flow, d.day, d.events, d.records, d.first_time, d.last_end
        FROM flow_day d
        WHERE d.day >= ? AND d.day < ?
        ORDER BY d.flow, d.day
        """,
      arguments: [
        filter.since.map { Int64($0.day.number) } ?? .min,
        filter.until.map { Int64($0.day.number) } ?? .max,
      ])
    let references = try references(db)
    var flows: [Flow] = []
    var current: Int64?
    var days: [Day] = []
    while let row = try rows.next() {
      let id: Int64 = row[0]
      guard let key = keys[id], filter.matches(key) else { continue }
      let day = Day(number: row[1])
      let isNext = slice == .day || id != current
      if isNext {
        FlowQuery.close(&flows, days)
        days = []
        current = id
      }
      days.append(day)
      let part = Tally(
        events: row[2], records: row[3], firstSeen: Timestamp(milliseconds: row[4]),
        lastSeen: Timestamp(milliseconds: row[5]), days: DaySet())
      if isNext {
        flows.append(Flow(key: key, tally: part, references: references[id] ?? []))
      } else {
        flows[flows.count - 1].tally += part
      }
    }
    FlowQuery.close(&flows, days)
    return flows
  }

  private static func close(_ flows: inout [Flow], _ days: [Day]) {
    if !flows.isEmpty { flows[flows.count - 1].tally.days = DaySet(ascending: days) }
  }

  private func references(_ db: Database) throws -> [Int64: [RecordReference]] {
    var result: [Int64: [RecordReference]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, first_time, first_key, last_time, last_key, largest_time, largest_key FROM flow
        """)
    while let row = try rows.next() {
      var references: [RecordReference] = []
      for column in [1, 3, 5] {
        let reference = RecordReference(milliseconds: row[column], key: row[column + 1])
        if !references.contains(reference) { references.append(reference) }
      }
      result[row[0]] = references
    }
    return result
  }

  /// Cost grows with records: parts of days and operations are not in the flow days.
  private func fetchFromRecords(_ db: Database, _ keys: FlowKeys) throws -> [Flow] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT c.flow, \(slice == .operation || filter.operation != nil ? "c.operation" : "0") AS operation,
          r.time / 86400000 AS day, sum(r.count), count(*), min(r.time),
          max(max(r.time, (r.time * 10000 + r.fraction + coalesce(r.span, 0)) / 10000))
        FROM record r CROSS JOIN context c ON c.id = r.context
        WHERE (r.time, r.fraction) >= (?, ?) AND (r.time, r.fraction) < (?, ?)
        GROUP BY 1, 2, 3
        ORDER BY 1, 2, 3
        """,
      arguments: [
        filter.since?.milliseconds ?? .min, filter.since?.fraction ?? 0,
        filter.until?.milliseconds ?? .max, filter.until?.fraction ?? 0,
      ])
    let references = try references(db)
    var merger = SliceMerger(slice: slice)
    while let row = try rows.next() {
      let id: Int64 = row[0]
      guard let key = keys[id], filter.matches(key) else { continue }
      let operation = keys.text(row[1])
      if let wanted = filter.operation, operation?.lowercased() != wanted.lowercased() { continue }
      let day = Day(number: row[2])
      merger.add(
        Flow(
          key: key, operation: slice == .operation ? operation : nil,
          tally: Tally(
            events: row[3], records: row[4], firstSeen: Timestamp(milliseconds: row[5]),
            lastSeen: Timestamp(milliseconds: row[6]), days: DaySet(ascending: [day])),
          references: references[id] ?? []),
        id: id, operation: row[1], day: day)
    }
    return merger.flows
  }
}
