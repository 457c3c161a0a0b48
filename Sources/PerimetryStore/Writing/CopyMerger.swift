import GRDB
import PerimetryModel

/// Decides what becomes of two copies of one record. The larger count wins, then the later end; the finer time is kept; of the
/// copies with the count the first by place is cited. So every order of arrival gives the same record.
final class CopyMerger {
  /// A record as it is stored.
  struct Stored {
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

  private let find: RawStatement
  private let identity: RawStatement
  private let update: RawStatement
  private let cite: RawStatement
  private let conflicts: ConflictWriter
  private let compactions: CompactionWriter
  private let replace: RawStatement
  private let places: PlaceOrder
  private let flows: Preference
  private let contexts: Preference
  private let preparing: () throws -> Void

  /// - Parameters:
  ///   - readings: knows the files that have no row yet.
  ///   - preparing: called before flows are compared in the store.
  init(
    _ db: Database, readings: ReadingWriter, conflicts: ConflictWriter,
    compactions: CompactionWriter, preparing: @escaping () throws -> Void
  ) throws {
    find = try RawStatement(
      db,
      sql: """
        SELECT r.reading, r.offset, r.count, r.fraction, r.span, r.context, c.identity, c.flow,
          r.length
        FROM record r JOIN context c ON c.id = r.context
        WHERE r.time = ? AND r.key = ?
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
    replace = try RawStatement(
      db,
      sql: """
        UPDATE record SET count = ?, fraction = ?, span = ?, context = ?, reading = ?, offset = ?,
          length = ?
        WHERE time = ? AND key = ?
        """)
    self.compactions = compactions
    places = try PlaceOrder(db, readings: readings)
    flows = try .ofFlows(db)
    contexts = try .ofContexts(db)
    self.conflicts = conflicts
    self.preparing = preparing
  }

  func stored(at time: Int64, _ key: Int64) throws -> Stored? {
    find.bind(time, at: 1)
    find.bind(key, at: 2)
    return try find.first {
      Stored(
        reading: $0.integer(0), offset: $0.integer(1), count: $0.integer(2),
        fraction: $0.integer(3), span: $0.optionalInteger(4), context: $0.integer(5),
        identity: $0.integer(6), flow: $0.integer(7), length: $0.integer(8))
    }
  }

  /// Whether what is stored under a record's key is that record, and not another one of the same hash.
  func isSame(_ stored: Stored, as record: PendingRecord) throws -> Bool {
    if stored.context == record.context { return true }
    identity.bind(record.context, at: 1)
    return try identity.first { $0.integer(0) } == stored.identity
  }

  /// Whether a copy stands before the place that is cited.
  func precedes(_ record: PendingRecord, reading: Int64, offset: Int64) throws -> Bool {
    try places.precedes(Int64(record.reading), record.offset, reading, offset)
  }

  /// Of two compacted records of one group the one that stands for more wins, then the one with more events, then the later
  /// end: it was made later, of more of the same archive. A raw record and its compaction are one.
  func merge(
    _ record: PendingRecord, _ compaction: Compaction, into stored: Stored
  ) throws -> RecordWriter.Fate {
    let standing = Standing(compaction, of: record)
    let known = try compactions.standing(at: record.time, record.key)
    let before =
      known ?? Standing(time: record.time, key: record.key, count: stored.count)
    let own = (standing.records, record.count, record.fraction + (record.span ?? 0))
    let stands = (before.records, stored.count, stored.fraction + (stored.span ?? 0))
    // Neither is a part of the other: parts of an archive share their first record, and one of both is lost.
    if own <= stands ? !before.holds(standing) : !standing.holds(before) {
      try note(record, against: stored)
    }
    if own <= stands { return own == stands ? .duplicate : .outgrown }
    let moves =
      try record.flow != stored.flow
      && flows.prefers(record.flow, over: stored.flow, preparing: preparing)
    replace.bind(record.count, at: 1)
    replace.bind(max(record.fraction, stored.fraction), at: 2)
    replace.bind(record.span, at: 3)
    replace.bind(moves ? record.context : stored.context, at: 4)
    replace.bind(Int64(record.reading), at: 5)
    replace.bind(record.offset, at: 6)
    replace.bind(Int64(record.length), at: 7)
    replace.bind(record.time, at: 8)
    replace.bind(record.key, at: 9)
    try replace.run()
    try compactions.keep(compaction, standing, of: record)
    return .replaced(
      flow: stored.flow, movedTo: moves ? record.flow : nil, standing,
      before: (before, stored.count))
  }

  func merge(_ record: PendingRecord, into stored: Stored) throws -> RecordWriter.Fate {
    if compactions.hasAny, try compactions.standing(at: record.time, record.key) != nil {
      return .duplicate
    }
    let count = max(record.count, stored.count)
    let fraction = max(record.fraction, stored.fraction)
    let ends = (record.span.map { $0 + record.fraction }, stored.span.map { $0 + stored.fraction })
    let span = [ends.0, ends.1].compactMap { $0 }.max().map { $0 - fraction }
    let isConflict = record.count != stored.count || CopyMerger.differ(ends.0, ends.1)
    if isConflict { try note(record, against: stored) }
    if try record.count > stored.count
      || record.count == stored.count
        && precedes(record, reading: stored.reading, offset: stored.offset)
    {
      try cite(record)
    }
    let moves =
      try record.flow != stored.flow
      && flows.prefers(record.flow, over: stored.flow, preparing: preparing)
    let isRicher =
      try record.flow == stored.flow && record.context != stored.context
      && contexts.prefers(record.context, over: stored.context)
    let isSame = count == stored.count && fraction == stored.fraction && span == stored.span
    if !isSame || moves || isRicher {
      update.bind(count, at: 1)
      update.bind(fraction, at: 2)
      update.bind(span, at: 3)
      update.bind(moves || isRicher ? record.context : stored.context, at: 4)
      update.bind(record.time, at: 5)
      update.bind(record.key, at: 6)
      try update.run()
    }
    if moves {
      return .moved(
        from: stored.flow, to: record.flow, events: count - stored.count, isConflict: isConflict)
    }
    if isSame { return isConflict ? .outgrown : .duplicate }
    return .grown(flow: stored.flow, events: count - stored.count, isConflict: isConflict)
  }

  func cite(_ record: PendingRecord) throws {
    cite.bind(Int64(record.reading), at: 1)
    cite.bind(record.offset, at: 2)
    cite.bind(Int64(record.length), at: 3)
    cite.bind(record.time, at: 4)
    cite.bind(record.key, at: 5)
    try cite.run()
  }

  private func note(_ record: PendingRecord, against stored: Stored) throws {
    let own = (record.count, record.fraction + (record.span ?? 0))
    let stands = (stored.count, stored.fraction + (stored.span ?? 0))
    if own > stands {
      // The end of what is stored may be another copy's.
      try conflicts.add(
        OutdoneCopy(
          time: record.time, key: record.key, reading: stored.reading, offset: stored.offset,
          length: stored.length, count: stored.count, span: nil))
    } else {
      try conflicts.add(
        OutdoneCopy(
          time: record.time, key: record.key, reading: Int64(record.reading),
          offset: record.offset, length: Int64(record.length), count: record.count,
          span: record.span))
    }
  }

  /// Whether two ends are further apart than a millisecond: some exports cut them.
  private static func differ(_ a: Int64?, _ b: Int64?) -> Bool {
    guard let a, let b else { return false }
    return abs(a - b) >= Timestamp.ticksPerMillisecond
  }
}
