import PerimetryModel

/// What a run hears of its files while the batches go by.
struct RunBook {
  /// The first rejects.
  private(set) var rejects: [(file: String, reject: Reject)] = []
  /// Files that lack columns and wait for a decision.
  private(set) var putOff: Set<Int32> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var paths: [Int32: String]

  private static let mostRejects = 20

  init(_ files: [(number: Int32, path: String)]) {
    paths = Dictionary(uniqueKeysWithValues: files)
  }

  mutating func take(_ batch: RecordBatch) {
    for entry in batch.opened { paths[entry.number] = entry.file.path }
    for rejected in batch.rejects where rejects.count < RunBook.mostRejects {
      rejects.append((path(of: rejected.file), rejected.reject))
    }
    for result in batch.finished {
      if result.isPutOff { putOff.insert(result.file) }
      diagnostics += result.diagnostics
    }
  }

  func path(of number: Int32) -> String { paths[number] ?? "" }

  func summary(
    of result: ReadingResult, _ account: IngestAccount, isKnown: Bool
  ) -> FileSummary {
    var summary = FileSummary(
      path: path(of: result.file), shape: result.shape, state: RunBook.state(of: result),
      account: account)
    summary.isKnown = isKnown
    summary.lacks = result.lacks
    summary.readBefore = result.start
    return summary
  }

  private static func state(of result: ReadingResult) -> FileSummary.State {
    guard let failure = result.failure else { return .ingested }
    return result.isSkipped ? .skipped(failure) : .failed(failure)
  }
}
