import Foundation
import GRDB
import PerimetryModel

/// Takes the batches of one run into the store. Used from one thread.
///
/// Contexts and records are entered as they come; what they add to the flows is gathered, because the more records at once,
/// the fewer visits to each flow, and is committed together with them. What is committed is whole, and a run that dies is
/// repaired by running again.
public final class StoreWriter {
  /// Records after which is committed, where nobody says.
  public static let commitSize = WritingLimits().commitSize

  private let store: Store
  private let limits: WritingLimits
  private var asideLog: AsideLog?
  private var session: Session?
  private var readingWriter: ReadingWriter?
  private var epoch = -1
  private var contexts: [ContextWriter.Row] = []
  /// Records entered since the last commit, and what they add.
  private var entered = 0
  private var deltas: FlowDeltas
  private var stale: Set<Int64> = []
  private var changes: [Int32: ReadingChange] = [:]
  private var rejects: [RejectedRecord] = []
  private var finished: [ReadingResult] = []
  private var underway: ReadingResult?
  private(set) var accounts: [Int32: IngestAccount] = [:]
  private var results: [ReadingResult] = []
  private(set) var opened = OpenedReadings()

  /// Statements and caches that live as long as the run.
  struct Session {
    let book: FlowBook
    let conflicts: ConflictWriter
    let contexts: ContextWriter
    let records: RecordWriter
    let flows: FlowWriter
    /// What is older, in milliseconds, was pruned.
    let boundary: Int64

    init(_ db: Database, readings: ReadingWriter, limits: WritingLimits) throws {
      book = try FlowBook(db, limit: limits.flows)
      let flows = try FlowWriter(db, book: book, limits: limits)
      self.flows = flows
      boundary = try PruneQuery.boundary(db) ?? .min
      contexts = try ContextWriter(db, book: book, limits: limits)
      conflicts = try ConflictWriter(db)
      let compactions = try CompactionWriter(db)
      records = try RecordWriter(
        db,
        copies: CopyMerger(
          db, readings: readings, conflicts: conflicts, compactions: compactions,
          preparing: { try flows.enterFresh(FlowDeltas(expected: 0)) }),
        compactions: compactions)
    }
  }

  /// - Parameter commitSize: records after which is committed.
  /// - Precondition: the store was opened for writing.
  public convenience init(store: Store, commitSize: Int) {
    var limits = WritingLimits()
    limits.commitSize = commitSize
    self.init(store: store, limits: limits)
  }

  /// - Precondition: the store was opened for writing.
  public init(store: Store, limits: WritingLimits = WritingLimits()) {
    precondition(store.access == .write, "the store was opened for reading")
    self.store = store
    self.limits = limits
    deltas = FlowDeltas(
      expected: limits.flows, expectedDays: limits.days, expectedHours: limits.hours)
    asideLog = AsideLog(store)
  }

  /// Gives numbers to files that are about to be read. They are entered with the first that is committed of them, so that
  /// a run that dies leaves no trace of those it did not come to.
  /// - Returns: the number each goes by in the batches.
  public func register(_ files: [ArchiveFile]) throws -> [Int32] {
    try access { db in
      let readings = try readings(db)
      return files.map { readings.register($0) }
    }
  }

  /// Files that have other names now: what is known of them, and the evidence in them, goes by the new ones.
  /// - Parameter moved: the old absolute path and the file as it is now.
  public func rename(_ moved: [(from: String, to: ArchiveFile)]) throws {
    if moved.isEmpty { return }
    try access { db in
      try db.beginTransaction(.immediate)
      for (from, to) in moved { try ReadingWriter.rename(from, to: to, db) }
      try db.commit()
    }
  }

  public func append(_ batch: RecordBatch) throws {
    var batch = batch
    let results = batch.finished
    if !batch.opened.isEmpty {
      try access { db in
        let readings = try readings(db)
        for entry in batch.opened { opened.add(entry.number, readings.register(entry.file)) }
      }
    }
    opened.number(&batch)
    if !batch.contexts.isEmpty || !batch.occurrences.isEmpty {
      try change { db in
        let session = try session(db)
        try enterContexts(of: batch, session.contexts)
        leaveOld(&batch, session.boundary)
        try enterRecords(of: batch, session.records, session.book)
      }
    }
    rejects += batch.rejects
    finished += batch.finished.filter { !$0.isPutOff }
    underway = batch.underway
    self.results += results
    if entered >= limits.commitSize || stale.count >= limits.flows {
      try commit()
    } else {
      try makeRoom()
    }
  }

  /// Writes what has grown to its bound, and goes on with the transaction.
  private func makeRoom() throws {
    let isFull = deltas.deltas.count >= limits.flows || session?.book.isFull ?? false
    let hasDays = deltas.days.count >= limits.days
    let hasHours = deltas.hours.deltas.count >= limits.hours
    let hasRejects = rejects.count >= limits.rejects
    if !isFull && !hasDays && !hasHours && !hasRejects { return }
    try change { db in
      let flows = try session(db).flows
      if isFull {
        try flows.write(deltas)
        deltas.removeAll()
      } else {
        if hasDays {
          try flows.writeDays(deltas)
          deltas.removeDays()
        }
        if hasHours {
          try flows.writeHours(deltas)
          deltas.removeHours()
        }
      }
      if hasRejects {
        try readings(db).add(rejects, db)
        entered += rejects.count
        rejects.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Commits what there is, so that it can be looked at; batches of another reader may follow.
  public func flush() throws {
    try commit()
    epoch = -2
  }

  /// Commits what is left.
  /// - Returns: what became of each file, in the order of reading; paths are the caller's to add.
  public func finish() throws -> [(result: ReadingResult, account: IngestAccount)] {
    try commit()
    session = nil
    try asideLog?.bringBack()
    asideLog = nil
    return results.map { result in
      var account = accounts[opened[result.file]] ?? IngestAccount()
      account += result.account
      return (result, account)
    }
  }

  private func enterContexts(of batch: RecordBatch, _ writer: ContextWriter) throws {
    if batch.epoch != epoch {
      epoch = batch.epoch
      contexts.removeAll(keepingCapacity: true)
      writer.startEpoch()
    }
    precondition(
      Int(batch.firstContext) == contexts.count, "batches arrive in the order they were read")
    contexts += try writer.rows(for: batch)
  }

  /// Takes records of pruned days out of a batch: whether they were there before nobody can tell.
  private func leaveOld(_ batch: inout RecordBatch, _ boundary: Int64) {
    if boundary == .min { return }
    batch.occurrences.removeAll { occurrence in
      guard occurrence.time.milliseconds < boundary else { return false }
      changes[occurrence.file, default: ReadingChange()].leave(occurrence)
      entered += 1
      return true
    }
  }

  private func enterRecords(
    of batch: RecordBatch, _ writer: RecordWriter, _ book: FlowBook
  ) throws {
    var batch = batch
    batch.sort()
    var reading: Int32 = -1
    var change = ReadingChange()
    func count(_ record: PendingRecord, _ body: (inout ReadingChange) -> Void) {
      if record.reading != reading {
        keep(change, of: reading)
        (reading, change) = (record.reading, ReadingChange())
      }
      body(&change)
    }
    try writer.write(batch.occurrences, contexts: contexts, standing: batch.compactions) {
      record, fate in
      switch fate {
      case .new:
        count(record) { $0.keep(record) }
        try deltas.add(record, of: book)
      case .duplicate: count(record) { $0.meetAgain(record, isConflict: false) }
      case .outgrown: count(record) { $0.meetAgain(record, isConflict: true) }
      case .grown(let flow, let events, let isConflict):
        count(record) { $0.meetAgain(record, isConflict: isConflict) }
        try deltas.change(record, of: flow, events: events, in: book)
      case .moved(let from, let to, let events, let isConflict):
        count(record) { $0.meetAgain(record, isConflict: isConflict) }
        try deltas.changeHour(record, events: events, in: book)
        stale.formUnion([from, to])
      case .entered(let standing):
        count(record) { $0.keep(record) }
        try deltas.add(record, standing: standing, of: book)
      case .replaced(let flow, let other, let standing, let before):
        count(record) { $0.meetAgain(record, isConflict: true) }
        if let other {
          try deltas.changeHours(record, standing: standing, before: before.standing, in: book)
          stale.formUnion([flow, other])
        } else {
          var record = record
          record.flow = flow
          try deltas.change(record, standing: standing, before: before, in: book)
        }
      }
    }
    keep(change, of: reading)
    entered += batch.occurrences.count
  }

  private func keep(_ change: ReadingChange, of reading: Int32) {
    if reading >= 0 { changes[reading, default: ReadingChange()] += change }
  }

  private func commit() throws {
    if entered == 0 && rejects.isEmpty && finished.isEmpty { return }
    try change { db in
      let flows = try session(db).flows
      try flows.write(deltas)
      try flows.rewrite(stale)
      let readings = try readings(db)
      for result in finished + (underway.map { [$0] } ?? []) {
        try readings.enter(result.file, start: result.start, db)
      }
      for (reading, change) in changes.sorted(by: { $0.key < $1.key }) {
        try readings.enter(reading, start: 0, db)
        try readings.add(change.account, to: reading, db)
        accounts[reading, default: IngestAccount()] += change.account
      }
      try readings.add(rejects, db)
      for result in finished { try readings.keep(result, isFinished: true, db) }
      if let underway { try readings.keep(underway, isFinished: false, db) }
      try db.commit()
    }
    entered = 0
    deltas.removeAll()
    stale.removeAll()
    underway = nil
    changes.removeAll(keepingCapacity: true)
    rejects.removeAll(keepingCapacity: true)
    finished.removeAll(keepingCapacity: true)
  }

  private func readings(_ db: Database) throws -> ReadingWriter {
    if let readingWriter { return readingWriter }
    let new = try ReadingWriter(db)
    readingWriter = new
    return new
  }

  func session(_ db: Database) throws -> Session {
    if let session { return session }
    let new = try Session(db, readings: readings(db), limits: limits)
    session = new
    return new
  }

  /// Within the transaction there is, or a new one.
  func change(_ body: (Database) throws -> Void) throws {
    try access { db in
      if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
      try body(db)
    }
  }

  /// Leaves a transaction open between batches; an error rolls it back.
  func access<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try store.database.writeWithoutTransaction { db in
        do {
          return try body(db)
        } catch {
          if db.isInsideTransaction { try db.rollback() }
          throw error
        }
      }
    } catch let error as DatabaseError {
      throw Store.translated(error, path: store.path)
    }
  }
}
