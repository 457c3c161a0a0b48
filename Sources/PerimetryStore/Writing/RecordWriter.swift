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
    /// There before, in a flow that says less of it than the one it belongs to now; it has so many more events.
    case moved(from: Int64, to: Int64, events: Int64, isConflict: Bool)
    /// New, and stands for several.
    case entered(Standing)
    /// There before, and stands for more than it did, in the flow it was in or in another.
    case replaced(
      flow: Int64, movedTo: Int64?, Standing, before: (standing: Standing, count: Int64))
  }

  private static let rows = 32
  private static let columns = 11

  private let db: Database
  private let many: RawStatement
  private let one: RawStatement
  private let range: RawStatement
  private let copies: CopyMerger
  private let compactions: CompactionWriter
  /// Whether the records before were all known.
  private var expectsKnown = false
  private var chunk: [PendingRecord] = []
  /// Records whose key comes up twice in one statement.
  private var repeats: [PendingRecord] = []

  /// - Parameter copies: decides where a record was there before.
  init(_ db: Database, copies: CopyMerger, compactions: CompactionWriter) throws {
    self.db = db
    self.compactions = compactions
    let row = "(" + Array(repeating: "?", count: RecordWriter.columns).joined(separator: ",") + ")"
    let insertion = "INSERT OR IGNORE INTO record VALUES "
    many = try RawStatement(
      db, sql: insertion + Array(repeating: row, count: RecordWriter.rows).joined(separator: ","))
    one = try RawStatement(db, sql: insertion + row)
    range = try RawStatement(
      db,
      sql: """
        SELECT time, key, context, count, fraction, span, reading, offset FROM record
        WHERE (time, key) >= (?, ?) AND (time, key) <= (?, ?) ORDER BY time, key LIMIT ?
        """)
    self.copies = copies
    chunk.reserveCapacity(RecordWriter.rows)
  }

  /// - Parameters:
  ///   - records: sorted by time and key.
  ///   - contexts: the rows of the records' contexts, by number.
  ///   - standing: what the compacted ones among them stand for.
  ///   - report: called once for each record; one moved to the next free key arrives with that key.
  func write(
    _ records: [RecordOccurrence], contexts: [ContextWriter.Row], standing: [Compaction],
    report: (PendingRecord, Fate) throws -> Void
  ) throws {
    for occurrence in records {
      let record = PendingRecord(occurrence, context: contexts[Int(occurrence.context)])
      if record.compaction >= 0 {
        try writeOne(record, standing[Int(record.compaction)], report: report)
        continue
      }
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
    _ chunk: [PendingRecord], report: (PendingRecord, Fate) throws -> Void
  ) throws {
    if expectsKnown, try meetKnown(chunk, report: report) { return }
    var index: Int32 = 1
    for record in chunk { bind(record, to: many, at: &index) }
    try many.run()
    let inserted = db.changesCount
    if inserted == RecordWriter.rows {
      for record in chunk { try report(record, .new) }
      return
    }
    if inserted == 0, try meetKnown(chunk, report: report) { return }
    for record in chunk {
      let stored = try copies.stored(at: record.time, record.key)
      if let stored, stored.reading == Int64(record.reading), stored.offset == record.offset {
        try report(record, .new)
      } else {
        try writeOne(record, report: report)
      }
    }
  }

  /// Reads what is stored between the first and the last of some records, and enters those that are not there.
  /// - Returns: false, and nothing done, where more is stored between them than is worth reading.
  private func meetKnown(
    _ chunk: [PendingRecord], report: (PendingRecord, Fate) throws -> Void
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
        try copies.precedes(record, reading: row.integer(6), offset: row.integer(7))
      {
        better.append(record)
      }
    }
    expectsKnown = 2 * known > chunk.count
    if read == limit { return false }
    for record in better { try copies.cite(record) }
    for (record, isSame) in zip(chunk, isSame) {
      if isSame { try report(record, .duplicate) } else { try writeOne(record, report: report) }
    }
    return true
  }

  private func writeOne(
    _ record: PendingRecord, report: (PendingRecord, Fate) throws -> Void
  ) throws {
    var record = record
    while true {
      var index: Int32 = 1
      bind(record, to: one, at: &index)
      try one.run()
      if db.changesCount == 1 {
        try report(record, .new)
        return
      }
      if let stored = try copies.stored(at: record.time, record.key),
        try copies.isSame(stored, as: record)
      {
        try report(record, copies.merge(record, into: stored))
        return
      }
      // Two records of different content with one key: the later comer takes the next free one.
      record.key &+= 1
    }
  }

  private func writeOne(
    _ record: PendingRecord, _ compaction: Compaction,
    report: (PendingRecord, Fate) throws -> Void
  ) throws {
    var record = record
    while true {
      var index: Int32 = 1
      bind(record, to: one, at: &index)
      try one.run()
      if db.changesCount == 1 {
        let standing = Standing(compaction, of: record)
        try compactions.keep(compaction, standing, of: record)
        try report(record, .entered(standing))
        return
      }
      if let stored = try copies.stored(at: record.time, record.key),
        try copies.isSame(stored, as: record)
      {
        try report(record, copies.merge(record, compaction, into: stored))
        return
      }
      record.key &+= 1
    }
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
