import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryStore

/// Archive to store: one thread reads and normalises, this one writes, a short queue between them.
struct IngestRun {
  var store: Store
  /// Whether there is a store after the run.
  var isStoreKept = true
  var inputs: [String]
  /// Whether files that did not change since they were read are read again.
  var isForced = false
  var showsProgress = true
  var unpacking = UnpackingLimits()
  /// Records after which is committed; `nil` for the writer's own choice.
  var commitSize: Int?
  var options = ReadingOptions()
  /// Whether the first reject ends the run.
  var isStrict = false
  /// Whether files with rejects are read again: those among the inputs, or all where there are none.
  var retriesRejects = false
  /// Whether sources that lack columns are taken whatever the store holds.
  var allowsPartial = false

  private typealias Numbered = (number: Int32, file: ArchiveFile)

  /// - Throws: ``StoreError``; what goes wrong with an input is in the summary.
  func run() throws -> IngestSummary {
    let retry = retriesRejects ? try RejectRetry(store) : RejectRetry()
    let here = FileManager.default.currentDirectoryPath
    let own = store.path.hasPrefix("/") ? store.path : here + "/" + store.path
    let listing = ArchiveListing(
      inputs.isEmpty ? retry.inputs : inputs, workingDirectory: here,
      excluding: ["", "-wal", "-shm", "-journal", ".lock"].map { own + $0 })
    let known = try store.knownFiles()
    let files = retry.named(listing.files)
    let selection = FileSelection(
      files, known: isForced ? [:] : known, retried: retry.files)
    let fresh = ReadingOrder.sorted(selection.fresh)
    let writer = StoreWriter(
      store: store, commitSize: commitSize ?? StoreWriter.commitSize)
    try writer.rename(selection.moved)
    let numbered = zip(try writer.register(fresh), fresh).map { (number: $0, file: $1) }
    var book = RunBook(numbered.map { ($0.number, $0.file.path) })
    var options = options
    options.takesPartial = try allowsPartial || takesPartialInput(listing.files)
    let refused: [FileSummary]
    do {
      try transfer(numbered, options, to: writer) { book.take($0) }
      refused = try readPartial(numbered, putOff: book.putOff, to: writer) { book.take($0) }
    } catch var stop as StrictStop {
      stop.file = book.path(of: stop.reject.file)
      throw stop
    }
    let again = Set(numbered.filter { known[$0.file.absolutePath] != nil }.map(\.number))
    let read = try writer.finish().filter { !$0.result.isPutOff }.map { result, account in
      book.summary(of: result, account, isKnown: again.contains(result.file))
    }
    let failures = listing.failures.map { failure in
      FileSummary(
        path: failure.path, shape: nil, state: .failed(failure.errorDescription ?? ""),
        account: IngestAccount())
    }
    if isStrict { try refuseRejects(in: files) }
    var summary = IngestSummary(
      store: store.path, files: read + refused + selection.unchanged + failures,
      diagnostics: book.diagnostics, rejects: book.rejects)
    if retriesRejects { summary.retried = retry.count(among: fresh) }
    if inputs.isEmpty { retry.remark() }
    return summary
  }

  /// What an earlier run rejected of these files is no better for being known.
  private func refuseRejects(in files: [ArchiveFile]) throws {
    let paths = Set(files.map(\.absolutePath))
    for (absolutePath, path, rejects) in try store.rejectedFiles() {
      guard let file = KnownFile.onDisk(absolutePath), paths.contains(file) else { continue }
      throw StrictStand(file: path, rejects: rejects)
    }
  }

  /// Standard input cannot be read twice, so it is judged before: alone in an empty store it is nobody's copy.
  private func takesPartialInput(_ files: [ArchiveFile]) throws -> Bool {
    try files.count == 1 && files[0].isStandardInput && store.isEmpty()
  }

  /// Reads the sources that lack columns, after all others, where no full records of the same hours are there.
  /// - Returns: those that may not be read.
  private func readPartial(
    _ files: [Numbered], putOff: Set<Int32>, to writer: StoreWriter,
    inspect: (RecordBatch) -> Void
  ) throws -> [FileSummary] {
    if putOff.isEmpty { return [] }
    try writer.flush()
    var refused: [FileSummary] = []
    var taken: [Numbered] = []
    for file in files where putOff.contains(file.number) {
      let source = PartialSource(file.file, options: options, unpacking: unpacking)
      let shared = try store.fullHours(among: source.hours)
      if shared.isEmpty {
        taken.append(file)
      } else {
        refused.append(source.refusal(shared: shared))
      }
    }
    var options = options
    options.takesPartial = true
    try transfer(taken, options, to: writer, inspect: inspect)
    return refused
  }

  private func transfer(
    _ files: [Numbered], _ options: ReadingOptions, to writer: StoreWriter,
    inspect: (RecordBatch) -> Void
  ) throws {
    if files.isEmpty { return }
    // As many batches as the reader fills while a commit is under way.
    let queue = BoundedQueue<(RecordBatch, ArchiveReader.Progress)>(capacity: 6)
    let unpacking = unpacking
    var limits = RecordLimits()
    if let commitSize { limits.batchSize = min(limits.batchSize, commitSize) }
    if isStrict { limits.rejectsInBatch = 1 }
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
    let interruption = Interruption.shared
    reading.start()
    while let (batch, progress) = queue.take() {
      inspect(batch)
      try writer.append(batch)
      line.show(progress)
      if isStrict, let reject = batch.rejects.first {
        _ = try writer.finish()
        line.clear()
        throw StrictStop(reject: reject, store: store.path)
      }
      if interruption.isRequested {
        _ = try writer.finish()
        line.clear()
        Console.error(
          isStoreKept
            ? "interrupted; what was read so far is in \(store.path), run again for the rest"
            : "interrupted; nothing was written")
        throw ExitStatus.interrupted
      }
    }
  }
}
