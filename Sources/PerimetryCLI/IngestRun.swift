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
  var options = ReadingOptions()

  /// - Throws: ``StoreError``; what goes wrong with an input is in the summary.
  func run() throws -> IngestSummary {
    let here = FileManager.default.currentDirectoryPath
    let own = store.path.hasPrefix("/") ? store.path : here + "/" + store.path
    let listing = ArchiveListing(
      inputs, workingDirectory: here, excluding: ["", "-wal", "-shm"].map { own + $0 })
    let (changed, unchanged) = try sorted(listing.files)
    let fresh = ReadingOrder.sorted(changed)
    let writer = StoreWriter(store: store)
    let numbers = try writer.register(fresh)
    var rejects: [(file: String, reject: Reject)] = []
    let paths = Dictionary(uniqueKeysWithValues: zip(numbers, fresh.map(\.path)))
    try transfer(Array(zip(numbers, fresh)).map { (number: $0.0, file: $0.1) }, to: writer) {
      batch in
      for rejected in batch.rejects where rejects.count < 20 {
        rejects.append((paths[rejected.file] ?? "", rejected.reject))
      }
    }
    let results = try writer.finish()
    let failures = listing.failures.map { failure in
      FileSummary(
        path: IngestRun.path(of: failure), shape: nil,
        state: .failed(failure.errorDescription ?? ""),
        account: IngestAccount())
    }
    let read = results.map { result, account in
      FileSummary(
        path: paths[result.file] ?? "", shape: result.shape,
        state: IngestRun.state(of: result), account: account)
    }
    return IngestSummary(
      store: store.path, files: read + unchanged + failures,
      diagnostics: results.flatMap(\.result.diagnostics), rejects: rejects)
  }

  private func sorted(
    _ files: [ArchiveFile]
  ) throws -> (fresh: [ArchiveFile], unchanged: [FileSummary]) {
    let known = isForced ? [:] : try store.knownFiles()
    var fresh: [ArchiveFile] = []
    var unchanged: [FileSummary] = []
    for file in files {
      if let before = known[file.absolutePath], before == (file.size, file.modified) {
        unchanged.append(
          FileSummary(path: file.path, shape: nil, state: .unchanged, account: IngestAccount()))
      } else {
        fresh.append(file)
      }
    }
    return (fresh, unchanged)
  }

  private func transfer(
    _ files: [(number: Int32, file: ArchiveFile)], to writer: StoreWriter,
    inspect: (RecordBatch) -> Void
  ) throws {
    // As many batches as the reader fills while a commit is under way.
    let queue = BoundedQueue<(RecordBatch, ArchiveReader.Progress)>(capacity: 12)
    let reading = Thread { [options] in
      ArchiveReader(options: options) { batch, progress in queue.put((batch, progress)) }
        .read(files)
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

  private static func path(of failure: InputError) -> String {
    switch failure {
    case .notFound(let path), .noMatch(let path), .emptyFolder(let path), .unreadable(let path, _),
      .gzipNotBuiltIn(let path), .unknownContent(let path, _), .damagedGzip(let path, _),
      .missingColumns(let path, _, _), .ambiguousTimes(let path, _),
      .unreadableCapture(let path, _):
      path
    }
  }
}
