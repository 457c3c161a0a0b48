import Foundation
import GRDB
import PerimetryModel

/// Reads a store as if it were an archive: its records, with the places they were found at, and its book of files. What two
/// stores share counts once, so the order in which stores are merged does not matter.
public final class StoreMerger {
  private let writer: StoreWriter
  /// Numbers of the readings met so far; they go down, as those of entries of containers do.
  private var lastReading: Int32 = 0
  private var epoch = 0

  private static let batchSize = 16_384
  private static let rememberedContexts = 120_000

  /// - Parameter writer: of the store that takes the records.
  public init(into writer: StoreWriter) { self.writer = writer }

  /// Hands over all records of a store, and what is known of its files.
  /// - Parameter progress: called now and then with the number of records handed over.
  /// - Returns: how many records were handed over, and what became of them.
  /// - Complexity: linear in the records; memory is bounded by contexts remembered, not by records.
  public func merge(
    _ other: Store, progress: (Int64) -> Void = { _ in }
  ) throws -> IngestAccount {
    do {
      return try other.database.read { db in
        if let boundary = try PruneQuery.boundary(db) {
          throw StoreError.failed(
            path: other.path,
            reason:
              "records before \(Timestamp(milliseconds: boundary).day) were pruned, and a merge needs them all; "
              + "ingest its archive instead")
        }
        let readings = try openReadings(db)
        try moveRecords(db, readings, progress)
        try moveConflicts(db, readings)
        try KeptRecordQuery.each(db) { try writer.add($0) }
        try closeReadings(db, readings)
        return try writer.settle(readings.values.map(\.number))
      }
    } catch let error as DatabaseError {
      throw Store.translated(error, path: other.path)
    }
  }

  /// What a record's file goes by, and the bytes of its records that none has been counted with.
  private struct Reading {
    var number: Int32
    var uncounted: Int64
  }

  private func openReadings(_ db: Database) throws -> [Int64: Reading] {
    var readings: [Int64: Reading] = [:]
    var batch = RecordBatch(epoch: epoch, firstContext: 0)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, path, absolute_path, size, modified, bytes_kept + bytes_duplicate
        FROM reading ORDER BY id
        """)
    while let row = try rows.next() {
      lastReading -= 1
      readings[row[0]] = Reading(number: lastReading, uncounted: row[5])
      batch.opened.append(
        OpenedFile(
          number: lastReading,
          file: ArchiveFile(path: row[1], absolutePath: row[2], size: row[3], modified: row[4])))
    }
    try writer.append(batch)
    return readings
  }

  private func moveRecords(
    _ db: Database, _ readings: [Int64: Reading], _ progress: (Int64) -> Void
  ) throws {
    var readings = readings
    var contexts = try MergedContexts(db)
    var batch = RecordBatch(epoch: epoch, firstContext: 0)
    var moved: Int64 = 0
    let compactions = try CompactionQuery(db)
    func hand() throws {
      batch.appendTexts(of: contexts.pool)
      moved += Int64(batch.occurrences.count)
      try writer.append(batch)
      progress(moved)
      if contexts.count > StoreMerger.rememberedContexts {
        epoch += 1
        contexts.removeAll()
      }
      batch = RecordBatch(
        epoch: epoch, firstContext: Int32(contexts.count), firstText: Int32(contexts.pool.count))
    }
    try RawStatement(
      db,
      sql: """
        SELECT time, context, count, fraction, span, port, reading, offset, length, billed_size, key
        FROM record
        """
    ).each { row in
      let time = Timestamp(
        ticks: row.integer(0) * Timestamp.ticksPerMillisecond + row.integer(3))
      let context = try contexts.find(row.integer(1), addingTo: &batch)
      let port = row.optionalInteger(5).map { Int32(clamping: $0) }
      var reading = readings[row.integer(6)] ?? Reading(number: 0, uncounted: 0)
      var occurrence = RecordOccurrence(
        time: time, end: row.optionalInteger(4).map { Timestamp(ticks: time.ticks + $0) },
        count: row.integer(2), port: port,
        billedSize: row.optionalReal(9), context: context.number,
        key: RecordIdentity.key(contextHash: context.identity, time: time, port: port),
        file: reading.number, offset: row.integer(7), length: Int32(clamping: row.integer(8)))
      let stored = RecordReference(milliseconds: row.integer(0), key: row.integer(10))
      if let compaction = try compactions.compaction(of: stored) {
        occurrence.compaction = Int32(batch.compactions.count)
        batch.compactions.append(compaction)
      }
      occurrence.bytes = Int32(clamping: reading.uncounted)
      reading.uncounted -= Int64(occurrence.bytes)
      readings[row.integer(6)] = reading
      batch.occurrences.append(occurrence)
      if batch.occurrences.count >= StoreMerger.batchSize { try hand() }
    }
    try hand()
    epoch += 1
  }

  private func moveConflicts(_ db: Database, _ readings: [Int64: Reading]) throws {
    try RawStatement(
      db, sql: "SELECT time, key, reading, offset, length, count, span FROM conflict"
    ).each { row in
      guard let reading = readings[row.integer(2)] else { return }
      try writer.add(
        OutdoneCopy(
          time: row.integer(0), key: row.integer(1), reading: 0,
          offset: row.integer(3), length: row.integer(4), count: row.integer(5),
          span: row.optionalInteger(6)), of: reading.number)
    }
  }

  /// The account of each reading but for what is kept or duplicate, which the writer finds out; its rejects and conflicts.
  private func closeReadings(_ db: Database, _ readings: [Int64: Reading]) throws {
    var batch = RecordBatch(epoch: epoch, firstContext: 0)
    let rejects = try Row.fetchCursor(
      db, sql: "SELECT reading, offset, length, reason, raw FROM reject ORDER BY reading, offset")
    while let row = try rejects.next() {
      guard let reading = readings[row[0]] else { continue }
      batch.rejects.append(
        RejectedRecord(
          file: reading.number,
          reject: Reject(
            offset: row[1], length: row[2], reason: .kept(row[3]), raw: Array(row[4] as Data))))
      if batch.rejects.count >= 1024 {
        try writer.append(batch)
        batch.rejects.removeAll(keepingCapacity: true)
      }
    }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT * FROM reading WHERE is_complete OR failure IS NOT NULL ORDER BY id")
    while let row = try rows.next() {
      if let reading = readings[row["id"]] {
        batch.finished.append(try StoreMerger.result(of: row, as: reading.number))
      }
    }
    try writer.append(batch)
  }

  private static func result(of row: Row, as number: Int32) throws -> ReadingResult {
    var account = IngestAccount()
    (account.read, account.rejected) = (row["records"], row["rejected"])
    (account.foreign, account.unknownCategory) = (row["is_foreign"], row["unknown_category"])
    account.diagnostics = try Diagnostics.decode(row["diagnostics"])
    account.compaction = try CompactionSums.decode(row["compaction"])
    (account.bytes.read, account.bytes.rejected) = (row["bytes"], row["bytes_rejected"])
    (account.bytes.foreign, account.bytes.blank) = (row["bytes_foreign"], row["bytes_blank"])
    account.bytes.framing = row["bytes_framing"]
    let isComplete = (row["is_complete"] as Int64) != 0
    var result = ReadingResult(
      file: number, shape: row["shape"], account: account, diagnostics: [],
      failure: row["failure"], isSkipped: isComplete && row["failure"] != nil)
    result.start = 0
    result.cut = row["cut"]
    let lacks: String? = row["lacks"]
    result.lacks = lacks?.split(separator: ",").map(String.init) ?? []
    let mark: Int64 = row["mark"]
    if mark > 0 {
      result.mark = ReadingMark(offset: mark, head: row["head_hash"], tail: row["tail_hash"])
    }
    return result
  }
}
