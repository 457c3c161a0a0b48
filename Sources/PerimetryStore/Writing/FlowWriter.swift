import GRDB
import PerimetryModel

/// Adds what a run brought to the flows, their days and the hours of their sources.
final class FlowWriter {
  private static let rows = 16
  private static let columns = FlowValues.columns.count + 12
  private static let dayColumns = 6

  private let db: Database
  private let book: FlowBook
  private let limits: WritingLimits
  private let insertMany: RawStatement
  private let insertOne: RawStatement
  private let isThere: RawStatement
  private let update: RawStatement
  private let manyDays: RawStatement
  private let oneDay: RawStatement
  private let hours: HourWriter

  init(_ db: Database, book: FlowBook, limits: WritingLimits) throws {
    self.db = db
    self.book = book
    self.limits = limits
    insertMany = try RawStatement(db, sql: FlowWriter.insertion(rows: FlowWriter.rows))
    insertOne = try RawStatement(db, sql: FlowWriter.insertion(rows: 1))
    isThere = try RawStatement(db, sql: "SELECT 1 FROM flow WHERE id = ?")
    update = try RawStatement(
      db,
      sql: """
        UPDATE flow SET
          events = min(9000000000000000000, events + ?1),
          records = records + ?2,
          last_end = max(last_end, ?3),
          first_key = CASE WHEN ?4 < first_time OR (?4 = first_time AND ?5 < first_key)
            THEN ?5 ELSE first_key END,
          first_time = min(first_time, ?4),
          last_key = CASE WHEN ?6 > last_time OR (?6 = last_time AND ?7 < last_key)
            THEN ?7 ELSE last_key END,
          last_time = max(last_time, ?6),
          largest_key = CASE WHEN ?8 > largest_count
            OR (?8 = largest_count AND (?9, ?10) < (largest_time, largest_key))
            THEN ?10 ELSE largest_key END,
          largest_time = CASE WHEN ?8 > largest_count
            OR (?8 = largest_count AND (?9, ?10) < (largest_time, largest_key))
            THEN ?9 ELSE largest_time END,
          largest_count = max(largest_count, ?8)
        WHERE id = ?11
        """)
    manyDays = try RawStatement(db, sql: FlowWriter.insertionOfDays(rows: FlowWriter.rows))
    oneDay = try RawStatement(db, sql: FlowWriter.insertionOfDays(rows: 1))
    hours = try HourWriter(db, limits: limits)
  }

  private static func insertion(rows: Int) -> String {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    return """
      INSERT OR IGNORE INTO flow (id, key, \(FlowValues.columns.joined(separator: ", ")), events,
        records, last_end, first_time, first_key, last_time, last_key, largest_count,
        largest_time, largest_key)
      VALUES \(Array(repeating: row, count: rows).joined(separator: ", "))
      """
  }

  private static func insertionOfDays(rows: Int) -> String {
    let row = "(" + Array(repeating: "?", count: dayColumns).joined(separator: ", ") + ")"
    return """
      INSERT INTO flow_day (flow, day, events, records, first_time, last_end)
      VALUES \(Array(repeating: row, count: rows).joined(separator: ", "))
      ON CONFLICT (flow, day) DO UPDATE SET
        events = min(9000000000000000000, events + excluded.events),
        records = records + excluded.records,
        first_time = min(first_time, excluded.first_time),
        last_end = max(last_end, excluded.last_end)
      """
  }

  /// Adds what the flows, their days and hours have to come by.
  func write(_ deltas: FlowDeltas) throws {
    let firstFresh = book.firstFreshID
    let order = FlowWriter.order(of: deltas)
    try enterFresh(deltas)
    for index in order {
      let delta = deltas.deltas[index]
      if delta.flow >= firstFresh { break }
      FlowWriter.bind(delta, to: update, from: 1)
      update.bind(delta.flow, at: 11)
      try update.run()
    }
    try writeDays(deltas, order: order)
    try writeHours(deltas)
  }

  /// Adds what the days of the flows have to come by.
  func writeDays(_ deltas: FlowDeltas) throws {
    try writeDays(deltas, order: FlowWriter.order(of: deltas))
  }

  /// Adds what the hours of the sources have to come by.
  func writeHours(_ deltas: FlowDeltas) throws { try hours.write(deltas.hours) }

  /// By flow id, so that the pages of the tables are visited once.
  private static func order(of deltas: FlowDeltas) -> [Int] {
    deltas.deltas.indices.sorted { deltas.deltas[$0].flow < deltas.deltas[$1].flow }
  }

  /// Enters the flows that have no row yet, with what the deltas say of them.
  func enterFresh(_ deltas: FlowDeltas) throws {
    var rows: [(entry: FlowBook.Entry, delta: FlowDelta)] = []
    for entry in book.fresh {
      rows.append((entry, deltas.delta(of: entry.id) ?? FlowDelta(flow: entry.id)))
      if rows.count == FlowWriter.rows {
        try enter(rows)
        rows.removeAll(keepingCapacity: true)
      }
    }
    for row in rows { try enter(row.entry, row.delta) }
    book.freshAreEntered()
  }

  private func enter(_ rows: [(entry: FlowBook.Entry, delta: FlowDelta)]) throws {
    for (index, row) in rows.enumerated() {
      FlowWriter.bind(row.entry, row.delta, to: insertMany, from: index * FlowWriter.columns + 1)
    }
    try insertMany.run()
    if db.changesCount == rows.count { return }
    for row in rows {
      isThere.bind(row.entry.id, at: 1)
      if try isThere.first({ $0.integer(0) }) == nil { try enter(row.entry, row.delta) }
    }
  }

  /// A flow whose hash is another's takes the next free number.
  private func enter(_ entry: FlowBook.Entry, _ delta: FlowDelta) throws {
    FlowWriter.bind(entry, delta, to: insertOne, from: 1)
    var key = entry.hash
    repeat {
      insertOne.bind(key, at: 2)
      try insertOne.run()
      key &+= 1
    } while db.changesCount == 0
  }

  private static func bind(
    _ entry: FlowBook.Entry, _ delta: FlowDelta, to statement: RawStatement, from first: Int
  ) {
    let index = Int32(first)
    let sums = index + 2 + Int32(FlowValues.columns.count)
    statement.bind(entry.id, at: index)
    statement.bind(entry.hash, at: index + 1)
    entry.values.bind(to: statement, from: index + 2)
    bind(delta, to: statement, from: sums)
    statement.bind(max(0, delta.lastEnd), at: sums + 2)
  }

  private static func bind(_ delta: FlowDelta, to statement: RawStatement, from index: Int32) {
    statement.bind(delta.events, at: index)
    statement.bind(delta.records, at: index + 1)
    statement.bind(delta.lastEnd, at: index + 2)
    statement.bind(delta.firstTime, at: index + 3)
    statement.bind(delta.firstKey, at: index + 4)
    statement.bind(delta.lastTime, at: index + 5)
    statement.bind(delta.lastKey, at: index + 6)
    statement.bind(delta.largestCount, at: index + 7)
    statement.bind(delta.largestTime, at: index + 8)
    statement.bind(delta.largestKey, at: index + 9)
  }

  private func writeDays(_ deltas: FlowDeltas, order: [Int]) throws {
    var pending: [(flow: Int64, part: FlowDeltas.DayDelta)] = []
    var parts: [FlowDeltas.DayDelta] = []
    for index in order {
      let delta = deltas.deltas[index]
      parts.removeAll(keepingCapacity: true)
      var place = delta.day
      while place >= 0 {
        parts.append(deltas.days[Int(place)])
        place = deltas.days[Int(place)].next
      }
      if parts.count > 1 { parts.sort { $0.day < $1.day } }
      for part in parts {
        pending.append((delta.flow, part))
        if pending.count == FlowWriter.rows {
          try write(pending, to: manyDays)
          pending.removeAll(keepingCapacity: true)
        }
      }
    }
    for row in pending { try write([row], to: oneDay) }
  }

  private func write(
    _ rows: [(flow: Int64, part: FlowDeltas.DayDelta)], to statement: RawStatement
  ) throws {
    var index: Int32 = 1
    for (flow, part) in rows {
      statement.bind(flow, at: index)
      statement.bind(Int64(part.day), at: index + 1)
      statement.bind(part.events, at: index + 2)
      statement.bind(part.records, at: index + 3)
      statement.bind(part.firstTime, at: index + 4)
      statement.bind(part.lastEnd, at: index + 5)
      index += Int32(FlowWriter.dayColumns)
    }
    try statement.run()
  }

  /// Sums flows up afresh, where records left one for another. Reads all records, so it is for what is rare. Hours are those
  /// of the record's identity, which stays.
  func rewrite(_ flows: Set<Int64>) throws {
    if flows.isEmpty { return }
    let list = flows.sorted().map(String.init).joined(separator: ",")
    // What was pruned is summed up in the days before the boundary, and cited by what is left there.
    let boundary = try PruneQuery.boundary(db) ?? .min
    try db.execute(
      sql: """
        UPDATE flow SET events = 0, records = 0, last_end = 0, first_time = 9223372036854775807,
          first_key = 0, last_time = -1, last_key = 0, largest_count = 0, largest_time = 0,
          largest_key = 0
        WHERE id IN (\(list));
        DELETE FROM flow_day WHERE flow IN (\(list)) AND day >= \(boundary / 86_400_000);
        """)
    let compactions = try CompactionWriter(db)
    if boundary > .min { try rewriteOld(list, boundary, compactions) }
    var deltas = FlowDeltas(expected: flows.count)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT r.time, r.fraction, r.span, r.count, r.key, c.id, c.flow
        FROM record r CROSS JOIN context c ON c.id = r.context
        WHERE c.flow IN (\(list)) AND r.time >= \(boundary)
        """)
    while let row = try rows.next() {
      let context = ContextWriter.Row(id: row[5], flow: row[6])
      let time = Timestamp(milliseconds: row[0], fraction: row[1])
      let span: Int64? = row[2]
      let occurrence = RecordOccurrence(
        time: time, end: span.map { Timestamp(ticks: time.ticks + $0) }, count: row[3], context: 0,
        key: row[4], file: 0, offset: 0, length: 0)
      let pending = PendingRecord(occurrence, context: context)
      if let standing = try compactions.standing(at: pending.time, pending.key) {
        deltas.addToFlow(pending, standing: standing, before: nil)
      } else {
        deltas.addToFlow(pending)
      }
      if deltas.days.count >= limits.days {
        try writeDays(deltas)
        deltas.removeDays()
      }
    }
    try write(deltas)
  }

  /// Gives flows back what they have of pruned days.
  private func rewriteOld(
    _ list: String, _ boundary: Int64, _ compactions: CompactionWriter
  ) throws {
    try db.execute(
      sql: """
        UPDATE flow SET (events, records, last_end) = (
          SELECT coalesce(sum(events), 0), coalesce(sum(records), 0), coalesce(max(last_end), 0)
          FROM flow_day d WHERE d.flow = flow.id)
        WHERE id IN (\(list))
        """)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT r.time, r.key, r.count, c.flow FROM record r CROSS JOIN context c ON c.id = r.context
        WHERE c.flow IN (\(list)) AND r.time < ?
        """, arguments: [boundary])
    while let row = try rows.next() {
      var delta = FlowDelta(flow: row[3])
      (delta.firstTime, delta.firstKey) = (row[0], row[1])
      (delta.lastTime, delta.lastKey) = (row[0], row[1])
      (delta.largestCount, delta.largestTime, delta.largestKey) = (row[2], row[0], row[1])
      if let standing = try compactions.standing(at: row[0], row[1]) {
        (delta.lastTime, delta.lastKey) = (standing.last.milliseconds, standing.last.key)
        delta.largestCount = standing.largestCount
        (delta.largestTime, delta.largestKey) = (
          standing.largest.milliseconds, standing.largest.key
        )
      }
      FlowWriter.bind(delta, to: update, from: 1)
      update.bind(delta.flow, at: 11)
      try update.run()
    }
  }
}
