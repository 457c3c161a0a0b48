import GRDB
import PerimetryModel

/// Adds what a batch brought to the flows and their days.
final class FlowWriter {
  private let db: Database
  private let flow: RawStatement
  private let day: RawStatement

  init(_ db: Database) throws {
    self.db = db
    flow = try RawStatement(
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
    day = try RawStatement(
      db,
      sql: """
        INSERT INTO flow_day (flow, day, events, records, first_time, last_end)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (flow, day) DO UPDATE SET
          events = min(9000000000000000000, events + excluded.events),
          records = records + excluded.records,
          first_time = min(first_time, excluded.first_time),
          last_end = max(last_end, excluded.last_end)
        """)
  }

  /// In the order of flow ids, so that the pages of the tables are visited once.
  func write(_ deltas: [FlowDelta]) throws {
    for delta in deltas.indices.sorted(by: { deltas[$0].flow < deltas[$1].flow }).lazy.map({
      deltas[$0]
    }) {
      let id = delta.flow
      flow.bind(delta.events, at: 1)
      flow.bind(delta.records, at: 2)
      flow.bind(delta.lastEnd, at: 3)
      flow.bind(delta.first?.time ?? .max, at: 4)
      flow.bind(delta.first?.key ?? 0, at: 5)
      flow.bind(delta.last?.time ?? -1, at: 6)
      flow.bind(delta.last?.key ?? 0, at: 7)
      flow.bind(delta.largest?.count ?? 0, at: 8)
      flow.bind(delta.largest?.time ?? 0, at: 9)
      flow.bind(delta.largest?.key ?? 0, at: 10)
      flow.bind(id, at: 11)
      try flow.run()
      for part in delta.days {
        day.bind(id, at: 1)
        day.bind(Int64(part.day), at: 2)
        day.bind(part.events, at: 3)
        day.bind(part.records, at: 4)
        day.bind(part.firstTime, at: 5)
        day.bind(part.lastEnd, at: 6)
        try day.run()
      }
    }
  }
  /// Sums flows up afresh, where records left one for another. Reads all records, so it is for what is rare.
  func rewrite(_ flows: Set<Int64>) throws {
    if flows.isEmpty { return }
    let list = flows.sorted().map(String.init).joined(separator: ",")
    var deltas = FlowDeltas()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT r.time, r.fraction, r.span, r.count, r.key, c.id, c.flow
        FROM record r CROSS JOIN context c ON c.id = r.context
        WHERE c.flow IN (\(list))
        """)
    while let row = try rows.next() {
      let context = ContextWriter.Row(id: row[5], flow: row[6])
      let time = Timestamp(milliseconds: row[0], fraction: row[1])
      let span: Int64? = row[2]
      let occurrence = RecordOccurrence(
        time: time, end: span.map { Timestamp(ticks: time.ticks + $0) }, count: row[3], context: 0,
        key: row[4], file: 0, offset: 0, length: 0)
      deltas[context.flow].add(PendingRecord(occurrence, context: context))
    }
    try db.execute(
      sql: """
        UPDATE flow SET events = 0, records = 0, last_end = 0, first_time = 9223372036854775807,
          first_key = 0, last_time = -1, last_key = 0, largest_count = 0, largest_time = 0,
          largest_key = 0
        WHERE id IN (\(list));
        DELETE FROM flow_day WHERE flow IN (\(list));
        """)
    try write(deltas.deltas)
  }
}
