import PerimetryModel
import PerimetryStore
import TestSupport
import Testing

/// What is remembered while writing is a matter of time, not of what is written.
@Suite struct WritingLimitsTests {
  /// Two stores take the same entries in the same batches, the second under other limits.
  private func stores(
    seed: UInt64, tighten: (inout WritingLimits, inout SeededRandom) -> Void
  ) throws -> (ordinary: Store, tight: Store) {
    var random = SeededRandom(seed: seed &* 104_729)
    let entries = Entries.random(400, seed: seed &+ 2_000)
    let (ordinary, tight) = (try Store.inMemory(), try Store.inMemory())
    for part in [Array(entries.prefix(250)), Array(entries.dropFirst(150))] {
      let batchSize = Int.random(in: 1...60, using: &random)
      let epochSize = Int.random(in: 1...4, using: &random)
      var limits = WritingLimits()
      let one = try ordinary.take(
        part, batchSize: batchSize, limits: limits, epochSize: epochSize)
      tighten(&limits, &random)
      let other = try tight.take(part, batchSize: batchSize, limits: limits, epochSize: epochSize)
      #expect(one == other, "seed \(seed)")
    }
    #expect(try ordinary.meaning() == tight.meaning(), "seed \(seed)")
    return (ordinary, tight)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func whateverIsRememberedTheStoreIsTheSame(seed: UInt64) throws {
    let (ordinary, tight) = try stores(seed: seed) { limits, random in
      limits.flows = Int.random(in: 1...6, using: &random)
      limits.days = Int.random(in: 1...6, using: &random)
      limits.hours = Int.random(in: 1...6, using: &random)
    }
    let (a, b) = (try ordinary.contents(), try tight.contents())
    for table in a.keys.sorted() { #expect(a[table] == b[table], "\(table), seed \(seed)") }
  }

  /// Numbers that were given in vain leave gaps, so only what the store means is the same.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func howManyContextsAreRememberedChangesNothing(seed: UInt64) throws {
    _ = try stores(seed: seed) { limits, random in
      limits.contexts = Int.random(in: 1...40, using: &random)
    }
  }

  @Test func rejectsAreWrittenBeforeTheyPileUp() throws {
    let reject = Reject(offset: 0, length: 3, reason: .notAnObject, raw: Array("[1]".utf8))
    let rejects = (0..<10).map { (number: Int64) in
      var reject = reject
      reject.offset = number
      return reject
    }
    let store = try Store.inMemory()
    var limits = WritingLimits()
    limits.rejects = 3
    let writer = StoreWriter(store: store, limits: limits)
    let path = "/archive/PT1H.json"
    let file = ArchiveFile(path: path, absolutePath: path, size: 1, modified: 1)
    let number = try writer.register([file])[0]
    for reject in rejects {
      var batch = RecordBatch(epoch: 0, firstContext: 0)
      batch.rejects = [RejectedRecord(file: number, reject: reject)]
      try writer.append(batch)
    }
    try writer.append(EntryBatches(file: number).end(rejects: []))
    _ = try writer.finish()
    #expect(
      try store.rows("SELECT offset FROM reject ORDER BY 1") == (0..<10).map { [.integer($0)] })
    #expect(try store.rows("SELECT count(*) FROM reading WHERE is_complete") == [[.integer(1)]])
  }
}
