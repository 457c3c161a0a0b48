import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryStore

/// Archive to store: one thread reads and normalises, this one writes, a short queue between them.
struct IngestRun {
  var store: Store
  var inputs: [String]
  /// Whether files that did not change since they were read are read again.
  var isForced = false
  var showsProgress = true
  var unpacking = UnpackingLimits()
  /// Records after which is committed; `nil` for the writer's own choice.
  var commitSize: Int?
  var options = ReadingOptions()

  /// - Throws: ``StoreError``; what goes wrong with an input is in the summary.
  func run() throws -> IngestSummary {
    let here = FileManager.default.currentDirectoryPath
    let own = store.path.hasPrefix("/") ? store.path : here + "/" + store.path
    let listing = ArchiveListing(
      inputs, workingDirectory: here,
      excluding: ["", "-wal", "-shm", "-journal", ".lock"].map { own + $0 })
    let known = try store.knownFiles()
    let selection = FileSelection(listing.files, known: isForced ? [:] : known)
    let fresh = ReadingOrder.sorted(selection.fresh)
    let writer = StoreWriter(
      store: store, commitSize: commitSize ?? StoreWriter.commitSize)
    try writer.rename(selection.moved)
    let numbers = try writer.register(fresh)
    var rejects: [(file: String, reject: Reject)] = []
    var paths = Dictionary(uniqueKeysWithValues: zip(numbers, fresh.map(\.path)))
    let again = Set(zip(numbers, fresh).filter { known[$1.absolutePath] != nil }.map(\.0))
    try transfer(Array(zip(numbers, fresh)).map { (number: $0.0, file: $0.1) }, to: writer) {
      batch in
      for entry in batch.opened { paths[entry.number] = entry.file.path }
      for rejected in batch.rejects where rejects.count < 20 {
        rejects.append((paths[rejected.file] ?? "", rejected.reject))
      }
    }
    let results = try writer.finish()
    let failures = listing.failures.map { failure in
      FileSummary(
        path: failure.path, shape: nil,
        state: .failed(failure.errorDescription ?? ""),
        account: IngestAccount())
    }
    let read = results.map { result, account in
      var summary = FileSummary(
        path: paths[result.file] ?? "", shape: result.shape,
        state: IngestRun.state(of: result), account: account)
      summary.isKnown = again.contains(result.file)
      return summary
    }
    return IngestSummary(
      store: store.path, files: read + selection.unchanged + failures,
      diagnostics: results.flatMap(\.result.diagnostics), rejects: rejects)
  }

  private func transfer(
    _ files: [(number: Int32, file: ArchiveFile)], to writer: StoreWriter,
    inspect: (RecordBatch) -> Void
  ) throws {
    // As many batches as the reader fills while a commit is under way.
    let queue = BoundedQueue<(RecordBatch, ArchiveReader.Progress)>(capacity: 6)
    let unpacking = unpacking
    var limits = RecordLimits()
    if let commitSize { limits.batchSize = min(limits.batchSize, commitSize) }
    let reading = Thread { [limits, options] in
      ArchiveReader(limits: limits, options: options, unpacking: unpacking) { batch, progress in
        queue.put((batch, progress))
      }.read(files)
      queue.close()
    }
    reading.stackSize = 8 << 20
    let line = ProgressLine(
      isShown: showsProgress, totalBytes: files.map(\.file.size).reduce(0, +),
      totalFiles: files.count)
    defer {
      queue.close()
      line.clear()
    }
    let interruption = Interruption()
    reading.start()
    while let (batch, progress) = queue.take() {
      inspect(batch)
      try writer.append(batch)
      line.show(progress)
      if interruption.isRequested {
        _ = try writer.finish()
        line.clear()
        Console.error(
          "interrupted; what was read so far is in \(store.path), run again for the rest")
        throw ExitStatus.interrupted
      }
    }
  }

  private static func state(of result: ReadingResult) -> FileSummary.State {
    guard let failure = result.failure else { return .ingested }
    return result.isSkipped ? .skipped(failure) : .failed(failure)
  }
}
