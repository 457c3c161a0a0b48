import Foundation
import GRDB
import PerimetryModel

/// Takes the batches of one run into the store. Used from one thread.
///
/// Batches are gathered and committed together, records and flows in one transaction: the more records at once, the
/// fewer visits to each flow. What is committed is whole; a run that dies is repaired by running again.
public final class StoreWriter {
  /// Few enough for memory to stay small, many enough for flows to be visited seldom.
  public static let commitSize = 200_000

  private let store: Store
  private let commitSize: Int
  private var pending: [RecordBatch] = []
  private var pendingRecords = 0
  private var epoch = -1
  private var contexts: [ContextWriter.Row] = []
  private var accounts: [Int32: IngestAccount] = [:]
  private var session: Session?

  /// Statements and caches that live as long as the run.
  private struct Session {
    let contexts: ContextWriter
    let records: RecordWriter
    let flows: FlowWriter

    init(_ db: Database) throws {
      contexts = try ContextWriter(db)
      records = try RecordWriter(db)
      flows = try FlowWriter(db)
    }
  }

  private var results: [ReadingResult] = []

  /// - Parameter commitSize: records gathered before they are committed.
  /// - Precondition: the store was opened for writing.
  public init(store: Store, commitSize: Int = StoreWriter.commitSize) {
    precondition(store.access == .write, "the store was opened for reading")
    self.store = store
    self.commitSize = commitSize
  }

  /// Enters files that are about to be read.
  /// - Returns: the number each goes by in the batches.
  public func register(_ files: [ArchiveFile]) throws -> [Int32] {
    try write { db in
      let writer = ReadingWriter(db: db)
      return try files.map { try writer.register($0) }
    }
  }

  public func append(_ batch: RecordBatch) throws {
    pendingRecords += batch.occurrences.count
    pending.append(batch)
    if pendingRecords >= commitSize { try commit() }
  }

  /// Commits what is left.
  /// - Returns: what became of each file, in the order of reading; paths are the caller's to add.
  public func finish() throws -> [(result: ReadingResult, account: IngestAccount)] {
    try commit()
    session = nil
    return results.map { result in
      var account = accounts[result.file] ?? IngestAccount()
      account += result.account
      return (result, account)
    }
  }

  private func commit() throws {
    if pending.isEmpty { return }
    try write { db in
      let changes = try writeRecords(db)
      let readings = ReadingWriter(db: db)
      for (reading, account) in changes.sorted(by: { $0.key < $1.key }) {
        try readings.add(account, to: reading)
        accounts[reading, default: IngestAccount()] += account
      }
      for batch in pending {
        try readings.add(batch.rejects)
        for result in batch.finished { try readings.finish(result) }
        results += batch.finished
      }
    }
    pending.removeAll(keepingCapacity: true)
    pendingRecords = 0
  }

  /// - Returns: what was kept, duplicate or in conflict, by reading.
  private func writeRecords(_ db: Database) throws -> [Int32: IngestAccount] {
    let session = try self.session ?? Session(db)
    self.session = session
    var changes: [Int32: IngestAccount] = [:]
    var deltas: [Int64: FlowDelta] = [:]
    var stale: Set<Int64> = []
    try session.records.write(try sortedRecords(session.contexts)) { record, fate in
      switch fate {
      case .new:
        changes[record.reading, default: IngestAccount()].kept += 1
        deltas[record.flow, default: FlowDelta()].add(record)
      case .duplicate: changes[record.reading, default: IngestAccount()].duplicate += 1
      case .outgrown: changes[record.reading, default: IngestAccount()].conflict += 1
      case .grown(let flow, let events, let isConflict):
        changes[record.reading, default: IngestAccount()].meetAgain(isConflict: isConflict)
        deltas[flow, default: FlowDelta()].change(record, events: events)
      case .moved(let from, let to, let isConflict):
        changes[record.reading, default: IngestAccount()].meetAgain(isConflict: isConflict)
        stale.formUnion([from, to])
      }
    }
    try session.flows.write(deltas)
    try session.flows.rewrite(stale)
    return changes
  }

  private func sortedRecords(_ writer: ContextWriter) throws -> [PendingRecord] {
    var records: [PendingRecord] = []
    records.reserveCapacity(pendingRecords)
    for batch in pending {
      if batch.epoch != epoch {
        epoch = batch.epoch
        contexts.removeAll(keepingCapacity: true)
      }
      precondition(
        Int(batch.firstContext) == contexts.count, "batches arrive in the order they were read")
      for context in batch.contexts { contexts.append(try writer.row(for: context)) }
      for occurrence in batch.occurrences {
        records.append(PendingRecord(occurrence, context: contexts[Int(occurrence.context)]))
      }
    }
    records.sort { ($0.time, $0.key) < ($1.time, $1.key) }
    return records
  }

  private func write<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try store.database.write(body)
    } catch let error as DatabaseError {
      throw Store.translated(error, path: store.path)
    }
  }
}

extension IngestAccount {
  fileprivate mutating func meetAgain(isConflict: Bool) {
    if isConflict { conflict += 1 } else { duplicate += 1 }
  }
}
