import GRDB
import PerimetryModel

/// Reads flows: whole, by day, or by operation; over all time, whole days, or parts of days.
struct FlowQuery {
  var filter = FlowFilter()
  var slice = Store.Slice.whole

  /// Ordered by flow key, then operation or day.
  /// - Parameter ahead: used for whole flows, see ``isOfWholeFlows``.
  func fetch(_ db: Database, _ ahead: DaysAhead? = nil) throws -> [Flow] {
    if !isOfWholeFlows { return try fetch(db, FlowKeys(db)) }
    if let ahead {
      // From here on the state of the store is settled.
      _ = try Int64.fetchOne(db, sql: "SELECT max(id) FROM flow")
      ahead.start()
    }
    let keys = Result { try FlowKeys(db) }
    let days = ahead?.take()
    return whole(try keys.get(), try days ?? DaysAhead.days(db))
  }

  /// Whether all sums are in the flows.
  var isOfWholeFlows: Bool {
    slice == .whole && !filter.needsRecords && filter.since == nil && filter.until == nil
  }

  private func fetch(_ db: Database, _ keys: FlowKeys) throws -> [Flow] {
    if isOfWholeFlows { return whole(keys, try DaysAhead.days(db)) }
    if filter.needsRecords || slice == .operation { return try fetchFromRecords(db, keys) }
    return try fetchFromDays(db, keys)
  }

  /// As one query for each filter, which read once what they share.
  static func fetch(_ filters: [FlowFilter], _ db: Database) throws -> [[Flow]] {
    let keys = try FlowKeys(db)
    return try filters.map { try FlowQuery(filter: $0).fetch(db, keys) }
  }

  /// Sums are in the flows; only on which days they were seen is not.
  private func whole(_ keys: FlowKeys, _ days: [DaySet]) -> [Flow] {
    func flow(_ entry: FlowKeys.Entry) -> Flow {
      Flow(
        key: entry.key, tally: entry.facts.tally(on: days[Int(entry.id)]),
        references: entry.facts.references)
    }
    if filter.isEmpty {
      let flows = TwoCores.array(count: keys.count) { _ in { flow(keys[position: $0]) } }
      return SliceMerger.sorted(flows, by: keys.ranks)
    }
    let entries = (0..<keys.count).lazy.map { keys[position: $0] }.filter { filter.matches($0.key) }
    var flows: [Flow] = []
    var ranks: [Int32] = []
    for entry in entries {
      flows.append(flow(entry))
      ranks.append(entry.rank)
    }
    return SliceMerger.sorted(flows, by: ranks)
  }

  /// Cost grows with flows and days, not with records.
  private func fetchFromDays(_ db: Database, _ keys: FlowKeys) throws -> [Flow] {
    let rows = try RawStatement(
      db,
      sql: """
        SELECT flow, day, events, records, first_time, last_end
        FROM flow_day WHERE day >= ? AND day < ? ORDER BY flow, day
        """)
    rows.bind(filter.since.map { Int64($0.day.number) } ?? .min, at: 1)
    rows.bind(filter.until.map { Int64($0.day.number) } ?? .max, at: 2)
    if slice == .whole { return try sums(of: rows, keys, db) }
    var merger = SliceMerger(slice: slice, filter: filter)
    try rows.each { row in
      let id = row.integer(0)
      let day = Day(number: Int32(row.integer(1)))
      let tally = { FlowQuery.tally(row, from: 2, day: day) }
      if merger.continues(id: id, operation: 0, day: day) {
        merger.extend(tally())
      } else if let entry = keys[id], filter.matches(entry.key) {
        merger.add(entry, tally: tally(), day: day)
      }
    }
    return try finish(&merger, db)
  }

  /// What a flow remembers are its first, last and largest record, which may all lie outside the time that is asked for.
  private func finish(_ merger: inout SliceMerger, _ db: Database) throws -> [Flow] {
    let rows = try RawStatement(
      db,
      sql: """
        SELECT r.time, r.key FROM record r JOIN context c ON c.id = r.context
        WHERE r.time = ? AND c.flow = ? ORDER BY r.key LIMIT 1
        """)
    return try merger.finish { id, time in
      rows.bind(time.milliseconds, at: 1)
      rows.bind(id, at: 2)
      return try rows.first { RecordReference(milliseconds: $0.integer(0), key: $0.integer(1)) }
    }
  }

  /// Sums days up where their flows stand, so that nothing has to be sorted.
  private func sums(of rows: RawStatement, _ keys: FlowKeys, _ db: Database) throws -> [Flow] {
    var tallies = [Tally](repeating: .none, count: keys.count)
    var isSeen = [Bool](repeating: false, count: keys.count)
    try rows.each { row in
      guard let position = keys.position(of: row.integer(0)) else { return }
      isSeen[position] = true
      tallies[position] += FlowQuery.tally(row, from: 2, day: Day(number: Int32(row.integer(1))))
    }
    var merger = SliceMerger(slice: .whole, filter: filter, expecting: keys.count)
    for position in 0..<keys.count where isSeen[position] {
      let entry = keys[position: position]
      guard filter.matches(entry.key) else { continue }
      merger.add(entry, tally: tallies[position], day: tallies[position].firstSeen.day)
    }
    return try finish(&merger, db)
  }

  /// Reads events, records, first time and last end from four columns.
  private static func tally(_ row: RawStatement, from column: Int32, day: Day) -> Tally {
    Tally(
      events: row.integer(column), records: row.integer(column + 1),
      firstSeen: Timestamp(milliseconds: row.integer(column + 2)),
      lastSeen: Timestamp(milliseconds: row.integer(column + 3)), days: DaySet(day))
  }

  /// Cost grows with records: operations and parts of days are not in the flow days. Whole days between the parts are.
  private func fetchFromRecords(_ db: Database, _ keys: FlowKeys) throws -> [Flow] {
    let readsOperation = slice == .operation || filter.operation != nil
    let windows = FlowWindows(filter, splitsDays: !readsOperation)
    try windows.checkNothingIsPruned(db)
    try windows.checkNothingIsCompacted(db)
    let rows = try windows.statement(db, operation: readsOperation ? "c.operation" : "0")
    var merger = SliceMerger(slice: slice, filter: filter)
    try rows.each { row in
      let (id, operationID) = (row.integer(0), row.integer(1))
      guard let entry = keys[id], filter.matches(entry.key) else { return }
      let operation = try keys.texts[operationID]
      if let wanted = filter.operation, operation?.lowercased() != wanted.lowercased() { return }
      let day = Day(number: Int32(row.integer(2)))
      let tally = FlowQuery.tally(row, from: 3, day: day)
      if merger.continues(id: id, operation: operationID, day: day) {
        merger.extend(tally)
      } else {
        merger.add(
          entry, name: slice == .operation ? operation : nil, tally: tally, operation: operationID,
          day: day)
      }
    }
    return try finish(&merger, db)
  }
}
