import GRDB
import PerimetryModel

/// Puts records into the set. Most are new, so they go in by the statement of 32 rows; only where a statement finds
/// some of its rows present are those looked at one by one. Once a whole statement's rows were there, the next ones are
/// read before they are written: an archive that is read again is known from end to end.
final class RecordWriter {
  enum Fate {
    case new
    /// There before, and nothing in it is news.
    case duplicate
    /// There before with a larger count or a later end, which stays.
    case outgrown
    /// There before; the flow has so many more events, or ends later. A conflict where both named what differs.
    case grown(flow: Int64, events: Int64, isConflict: Bool)
    /// There before, in a flow that says less of it than the one it belongs to now.
    case moved(from: Int64, to: Int64, isConflict: Bool)
  }

  private static let rows = 32
  private static let columns = 11

  private let db: Database
  private let many: RawStatement
  private let one: RawStatement
  private let find: RawStatement
  private let range: RawStatement
  private let identity: RawStatement
  private let update: RawStatement
  private let cite: RawStatement
  private let disagree: RawStatement
  private let places: PlaceOrder
  private let preference: FlowPreference
  private let richness: ContextPreference
  /// Whether the records before were all known.
  private var expectsKnown = false
  private var chunk: [PendingRecord] = []
  /// Records whose key comes up twice in one statement.
  private var repeats: [PendingRecord] = []

  /// - Parameters:
  ///   - readings: knows the files that have no row yet.
  ///   - preparing: called before flows are compared in the store.
  init(
    _ db: Database, readings: ReadingWriter, preparing: @escaping () throws -> Void
  ) throws {
    self.db = db
    let row = "(" + Array(repeating: "?", count: RecordWriter.columns).joined(separator: ",") + ")"
    let insertion = "INSERT OR IGNORE INTO record VALUES "
    many = try RawStatement(
      db, sql: insertion + Array(repeating: row, count: RecordWriter.rows).joined(separator: ","))
    one = try RawStatement(db, sql: insertion + row)
    find = try RawStatement(
      db,
      sql: """
        SELECT r.reading, r.offset, r.count, r.fraction, r.span, r.context, c.identity, c.flow,
          r.length
        FROM record r JOIN context c ON c.id = r.context
        WHERE r.time = ? AND r.key = ?
        """)
    range = try RawStatement(
      db,
      sql: """
        SELECT time, key, context, count, fraction, span, reading, offset FROM record
        WHERE (time, key) >= (?, ?) AND (time, key) <= (?, ?) ORDER BY time, key LIMIT ?
        """)
    identity = try RawStatement(db, sql: "SELECT identity FROM context WHERE id = ?")
    update = try RawStatement(
      db,
      sql:
        "UPDATE record SET count = ?, fraction = ?, span = ?, context = ? WHERE time = ? AND key = ?"
    )
    cite = try RawStatement(
      db,
      sql: "UPDATE record SET reading = ?, offset = ?, length = ? WHERE time = ? AND key = ?")
    disagree = try RawStatement(
      db, sql: "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?)")
    places = try PlaceOrder(db, readings: readings)
    preference = try FlowPreference(db, preparing: preparing)
    richness = try ContextPreference(db)
    chunk.reserveCapacity(RecordWriter.rows)
  }

  /// - Parameters:
  ///   - records: sorted by time and key.
  ///   - contexts: the rows of the records' contexts, by number.
  ///   - report: called once for each record; one moved to the next free key arrives with that key.
  func write(
    _ records: [RecordOccurrence], contexts: [ContextWriter.Row],
    report: (PendingRecord, Fate) -> Void
  ) throws {
    for occurrence in records {
      let record = PendingRecord(occurrence, context: contexts[Int(occurrence.context)])
      if let last = chunk.last, last.time == record.time, last.key == record.key {
        repeats.append(record)
        continue
      }
      chunk.append(record)
      if chunk.count == RecordWriter.rows {
        try writeChunk(chunk, report: report)
        chunk.removeAll(keepingCapacity: true)
        for record in repeats { try writeOne(record, report: report) }
        repeats.removeAll(keepingCapacity: true)
      }
    }
    for record in chunk + repeats { try writeOne(record, report: report) }
    chunk.removeAll(keepingCapacity: true)
    repeats.removeAll(keepingCapacity: true)
  }

  private func writeChunk(
    _ chunk: [PendingRecord], report: (PendingRecord, Fate) -> Void
  ) throws {
    if expectsKnown, try meetKnown(chunk, report: report) { return }
    var index: Int32 = 1
    for record in chunk { bind(record, to: many, at: &index) }
    try many.run()
    let inserted = db.changesCount
    if inserted == RecordWriter.rows {
      for record in chunk { report(record, .new) }
      return
    }
    if inserted == 0, try meetKnown(chunk, report: report) { return }
    for record in chunk {
      let stored = try stored(at: record.time, record.key)
      if let stored, stored.reading == Int64(record.reading), stored.offset == record.offset {
        report(record, .new)
      } else {
        try writeOne(record, report: report)
      }
    }
  }

  /// Reads what is stored between the first and the last of some records, and enters those that are not there.
  /// - Returns: false, and nothing done, where more is stored between them than is worth reading.
  private func meetKnown(
    _ chunk: [PendingRecord], report: (PendingRecord, Fate) -> Void
  ) throws -> Bool {
    let limit = 4 * RecordWriter.rows
    range.bind(chunk[0].time, at: 1)
    range.bind(chunk[0].key, at: 2)
    range.bind(chunk[chunk.count - 1].time, at: 3)
    range.bind(chunk[chunk.count - 1].key, at: 4)
    range.bind(Int64(limit), at: 5)
    var isSame = Array(repeating: false, count: chunk.count)
    var better: [PendingRecord] = []
    var (position, read, known) = (0, 0, 0)
    try range.each { row in
      read += 1
      let (time, key) = (row.integer(0), row.integer(1))
      while position < chunk.count, (chunk[position].time, chunk[position].key) < (time, key) {
        position += 1
      }
      guard position < chunk.count, chunk[position].time == time, chunk[position].key == key else {
        return
      }
      let record = chunk[position]
      known += 1
      isSame[position] =
        row.integer(2) == record.context && row.integer(3) == record.count
        && row.integer(4) == record.fraction && row.optionalInteger(5) == record.span
      if isSame[position],
        try places.precedes(
          Int64(record.reading), record.offset, row.integer(6), row.integer(7))
      {
        better.append(record)
      }
    }
    expectsKnown = 2 * known > chunk.count
    if read == limit { return false }
    for record in better { try cite(record) }
    for (record, isSame) in zip(chunk, isSame) {
      if isSame { report(record, .duplicate) } else { try writeOne(record, report: report) }
    }
    return true
  }

  private func writeOne(
    _ record: PendingRecord, report: (PendingRecord, Fate) -> Void
  ) throws {
    var record = record
    while true {
      var index: Int32 = 1
      bind(record, to: one, at: &index)
      try one.run()
      if db.changesCount == 1 {
        report(record, .new)
        return
      }
      if let stored = try stored(at: record.time, record.key),
        try isSame(stored, as: record)
      {
        report(record, try merge(record, into: stored))
        return
      }
      // Two records of different content with one key: the later comer takes the next free one.
      record.key &+= 1
    }
  }

  private struct Stored {
    var reading: Int64
    var offset: Int64
    var count: Int64
    var fraction: Int64
    var span: Int64?
    var context: Int64
    var identity: Int64
    var flow: Int64
    var length: Int64
  }

  private func stored(at time: Int64, _ key: Int64) throws -> Stored? {
    find.bind(time, at: 1)
    find.bind(key, at: 2)
    return try find.first {
      Stored(
        reading: $0.integer(0), offset: $0.integer(1), count: $0.integer(2),
        fraction: $0.integer(3), span: $0.optionalInteger(4), context: $0.integer(5),
        identity: $0.integer(6), flow: $0.integer(7), length: $0.integer(8))
    }
  }

  private func isSame(_ stored: Stored, as record: PendingRecord) throws -> Bool {
    if stored.context == record.context { return true }
    identity.bind(record.context, at: 1)
    return try identity.first { $0.integer(0) } == stored.identity
  }

  /// The larger count wins, then the later end; the finer time is kept; a copy with the count is cited. So every order of
  /// arrival gives the same record.
  private func merge(_ record: PendingRecord, into stored: Stored) throws -> Fate {
    let count = max(record.count, stored.count)
    let fraction = max(record.fraction, stored.fraction)
    let ends = (record.span.map { $0 + record.fraction }, stored.span.map { $0 + stored.fraction })
    let span = [ends.0, ends.1].compactMap { $0 }.max().map { $0 - fraction }
    let isConflict = record.count != stored.count || RecordWriter.differ(ends.0, ends.1)
    if isConflict { try note(record, against: stored) }
    let moves =
      try record.flow != stored.flow && preference.prefers(record.flow, over: stored.flow)
    if record.count > stored.count {
      try cite(record)
    } else if record.count == stored.count,
      try places.precedes(Int64(record.reading), record.offset, stored.reading, stored.offset)
    {
      try cite(record)
    }
    let isRicher =
      try record.flow == stored.flow && record.context != stored.context
      && richness.prefers(record.context, over: stored.context)
    let isSame = count == stored.count && fraction == stored.fraction && span == stored.span
    if isSame && !moves && !isRicher { return isConflict ? .outgrown : .duplicate }
    update.bind(count, at: 1)
    update.bind(fraction, at: 2)
    update.bind(span, at: 3)
    update.bind(moves || isRicher ? record.context : stored.context, at: 4)
    update.bind(record.time, at: 5)
    update.bind(record.key, at: 6)
    try update.run()
    if isSame && !moves { return isConflict ? .outgrown : .duplicate }
    if moves { return .moved(from: stored.flow, to: record.flow, isConflict: isConflict) }
    return .grown(flow: stored.flow, events: count - stored.count, isConflict: isConflict)
  }

  /// Keeps the copy that does not stand, for whoever wants to know why the copies disagree.
  private func note(_ record: PendingRecord, against stored: Stored) throws {
    let own = (record.count, record.fraction + (record.span ?? 0))
    let stands = (stored.count, stored.fraction + (stored.span ?? 0))
    let isOutdone = own > stands
    disagree.bind(record.time, at: 1)
    disagree.bind(record.key, at: 2)
    disagree.bind(isOutdone ? stored.reading : Int64(record.reading), at: 3)
    disagree.bind(isOutdone ? stored.offset : record.offset, at: 4)
    disagree.bind(isOutdone ? stored.length : Int64(record.length), at: 5)
    disagree.bind(isOutdone ? stored.count : record.count, at: 6)
    // Of what is stored the end may be another copy's.
    disagree.bind(isOutdone ? nil : record.span, at: 7)
    try disagree.run()
  }

  private func cite(_ record: PendingRecord) throws {
    cite.bind(Int64(record.reading), at: 1)
    cite.bind(record.offset, at: 2)
    cite.bind(Int64(record.length), at: 3)
    cite.bind(record.time, at: 4)
    cite.bind(record.key, at: 5)
    try cite.run()
  }

  /// Whether two ends are further apart than a millisecond: some exports cut them.
  private static func differ(_ a: Int64?, _ b: Int64?) -> Bool {
    guard let a, let b else { return false }
    return abs(a - b) >= Timestamp.ticksPerMillisecond
  }

  @inline(__always)
  private func bind(_ record: PendingRecord, to statement: RawStatement, at index: inout Int32) {
    statement.bind(record.time, at: index)
    statement.bind(record.key, at: index + 1)
    statement.bind(record.context, at: index + 2)
    statement.bind(record.count, at: index + 3)
    statement.bind(record.fraction, at: index + 4)
    statement.bind(record.span, at: index + 5)
    statement.bind(record.port.map(Int64.init), at: index + 6)
    statement.bind(Int64(record.reading), at: index + 7)
    statement.bind(record.offset, at: index + 8)
    statement.bind(Int64(record.length), at: index + 9)
    statement.bind(record.billedSize, at: index + 10)
    index += Int32(RecordWriter.columns)
  }
}
