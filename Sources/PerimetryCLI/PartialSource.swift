import PerimetryInput
import PerimetryModel

/// A file without some of the columns that tell records apart, before it is decided whether it may be read.
struct PartialSource {
  /// Hours since 1970 in which it has records.
  private(set) var hours: Set<Int64> = []
  private let file: ArchiveFile
  private var lacks: [String] = []

  init(_ file: ArchiveFile, options: ReadingOptions, unpacking: UnpackingLimits) {
    self.file = file
    var hours: Set<Int64> = []
    var lacks: [String] = []
    var options = options
    options.takesPartial = true
    var file = file
    file.mark = nil
    ArchiveReader(options: options, unpacking: unpacking) { batch, _ in
      for occurrence in batch.occurrences { hours.insert(occurrence.time.milliseconds / 3_600_000) }
      for result in batch.finished { lacks += result.lacks }
      return true
    }.read([(number: 0, file: file)])
    (self.hours, self.lacks) = (hours, lacks)
  }

  /// - Parameter shared: hours in which the store holds full records, one at least.
  func refusal(shared: [Int64]) -> FileSummary {
    let first = Timestamp(milliseconds: shared[0] * 3_600_000)
    let others = shared.count > 1 ? " and \(shared.count - 1) more" : ""
    var summary = FileSummary(
      path: file.path, shape: nil,
      state: .failed(
        "\(file.path): partial, as it lacks \(lacks.joined(separator: ", ")), and the store holds full records of the "
          + "same hours (\(first)\(others)): its events would be counted twice; leave it out, or take it all the same with "
          + "--allow-partial"), account: IngestAccount())
    summary.lacks = lacks
    return summary
  }
}
