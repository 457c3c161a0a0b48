import Foundation
import PerimetryModel
import PerimetryStore
import Testing

/// The book of files: what was read, what could not be used, and where a record stands.
@Suite struct ReadingTests {
  private func reject(_ offset: Int64, _ reason: Reject.Reason = .cutShort) -> Reject {
    Reject(offset: offset, length: 5, reason: reason, raw: [0x7B, 0x00, 0xFF])
  }

  /// Reads one file to its end, or to where it fails.
  @discardableResult
  private func read(
    _ entries: [Entry] = [], into store: Store, path: String = "/archive/PT1H.json",
    size: Int64 = 1, rejects: [Reject] = [], failure: String? = nil
  ) throws -> IngestAccount {
    let writer = StoreWriter(store: store)
    let file = ArchiveFile(path: "named" + path, absolutePath: path, size: size, modified: 7)
    var batches = EntryBatches(file: try writer.register([file])[0])
    if !entries.isEmpty { try writer.append(batches.batch(of: entries)) }
    try writer.append(batches.end(failure: failure, rejects: rejects))
    return try writer.finish()[0].account
  }

  @Test func aRejectIsKeptWithItsPlaceReasonAndBytes() throws {
    let store = try Store.inMemory()
    try read(
      into: store,
      rejects: [reject(10, .missingColumn("category")), reject(99)])
    let rows = try store.rows("SELECT offset, length, reason, raw FROM reject ORDER BY offset")
    #expect(
      rows == [
        [
          .integer(10), .integer(5),
          .text("no category: the record, the path and the container name do not say"),
          .blob([0x7B, 0x00, 0xFF]),
        ],
        [
          .integer(99), .integer(5),
          .text("cut short: the text ends in the middle of a record"), .blob([0x7B, 0x00, 0xFF]),
        ],
      ])
    #expect(try store.coverage().account.rejected == 2)
  }

  @Test func aFileReadAgainTellsItsRejectsOnce() throws {
    let store = try Store.inMemory()
    try read(into: store, rejects: [reject(10), reject(99)])
    try read(into: store, path: "/archive/other.json", rejects: [reject(10)])
    try read(into: store, size: 2, rejects: [reject(10)])
    #expect(try store.rows("SELECT count(*) FROM reject") == [[.integer(2)]])
    #expect(try store.coverage().account.rejected == 2 && store.coverage().files == 2)
  }

  @Test func onlyFilesReadToTheirEndAreKnown() throws {
    let store = try Store.inMemory()
    try read(into: store, path: "/archive/whole.json", size: 12)
    try read(into: store, path: "/archive/failed.json", failure: "permission denied")
    try read(into: store, path: "-")
    _ = try StoreWriter(store: store).register([
      ArchiveFile(path: "x", absolutePath: "/archive/begun.json", size: 1, modified: 1)
    ])
    let known = try store.knownFiles()
    #expect(known.keys.sorted() == ["/archive/whole.json"])
    #expect(
      known["/archive/whole.json"]
        == KnownReading(size: 12, modified: 7, isComplete: true, mark: nil))
  }

  @Test func aFileThatFailsAfterItWasReadIsNotKnownAnyMore() throws {
    let store = try Store.inMemory()
    try read(into: store)
    try read(into: store, size: 2, failure: "permission denied")
    #expect(try store.knownFiles().isEmpty)
  }

  @Test func theAccountBalancesWhenAFileGrewAndWasReadAgain() throws {
    let store = try Store.inMemory()
    let entries = (0..<10).map { Entry(port: $0) }
    try read(Array(entries.prefix(6)), into: store)
    try read(entries, into: store, size: 2, rejects: [reject(99)])
    var account = try store.coverage().account
    #expect(account.read == 11 && account.kept == 10 && account.rejected == 1)
    #expect(account.duplicate == 0 && account.conflict == 0)
    try read(entries, into: store, path: "/elsewhere/PT1H.json")
    account = try store.coverage().account
    #expect(account.read == 21 && account.kept == 10 && account.duplicate == 10)
  }

  @Test func theAccountBalancesWhenAFileLostRecordsOrWasNotReadToItsEnd() throws {
    let store = try Store.inMemory()
    try read((0..<10).map { Entry(port: $0) }, into: store)
    try read([Entry(port: 3)], into: store, size: 2)
    let account = try store.coverage().account
    #expect(account.kept == 10)
    #expect(account.read == account.kept + account.duplicate + account.conflict)
  }

  @Test func aRecordIsFoundInTheFirstFileByPath() throws {
    let store = try Store.inMemory()
    try read([Entry(port: 1), Entry(count: 3, port: 2)], into: store)
    try read([Entry(count: 3, port: 2)], into: store, path: "/archive/2.json")
    let reference = try #require(try store.flows().first).references[1]
    let evidence = try #require(try store.evidence(for: [reference, reference])[reference])
    #expect(evidence.file == "named/archive/2.json" && evidence.offset == 0)
    #expect(evidence.length == 99 && evidence.count == 3)
    #expect(evidence.time == Entry.time("2026-03-02T08:15:00Z"))
    #expect(try store.path(of: reference) == "/archive/2.json")
  }

  @Test func aRecordThatIsNotThereHasNoPlace() throws {
    let store = try Store.inMemory()
    let nowhere = RecordReference(milliseconds: 1, key: 2)
    #expect(try store.evidence(for: [nowhere]).isEmpty)
    #expect(try store.path(of: nowhere) == nil)
  }

  @Test func diagnosticsAddUpOverFiles() throws {
    let store = try Store.inMemory()
    for path in ["/archive/1.json", "/archive/2.json"] {
      let writer = StoreWriter(store: store)
      let number = try writer.register([
        ArchiveFile(path: path, absolutePath: path, size: 1, modified: 1)
      ])[0]
      var batch = RecordBatch(epoch: 0, firstContext: 0)
      var account = IngestAccount()
      account.diagnostics = [.timeFromPath: 2, .emptyFile: 1]
      account.foreign = 4
      account.read = 4
      account.bytes.read = 1_000
      batch.finished = [
        ReadingResult(
          file: number, shape: nil, account: account, diagnostics: [], failure: nil)
      ]
      try writer.append(batch)
      _ = try writer.finish()
    }
    let account = try store.coverage().account
    #expect(account.diagnostics == [.timeFromPath: 4, .emptyFile: 2])
    #expect(account.foreign == 8 && account.read == 8 && account.bytes.read == 2_000)
  }
}
