import PerimetryInput
import PerimetryModel

/// Sorts the files of an archive by what has to be done with them.
struct FileSelection {
  /// To be read, those that may only have grown with the place to go on from.
  private(set) var fresh: [ArchiveFile] = []
  private(set) var unchanged: [FileSummary] = []
  /// Known by another name, which is now nobody's or another file's.
  private(set) var moved: [(from: String, to: ArchiveFile)] = []

  /// - Parameters:
  ///   - known: by absolute path; empty where everything is to be read.
  ///   - retried: absolute paths of files that are read from their start, whatever is known.
  init(_ files: [ArchiveFile], known: [String: KnownReading], retried: Set<String> = []) {
    var unknown: [ArchiveFile] = []
    for file in files {
      if retried.contains(file.absolutePath) {
        fresh.append(file)
        continue
      }
      guard let before = known[file.absolutePath] else {
        unknown.append(file)
        continue
      }
      if before.isUnchanged(file) {
        keep(file)
      } else {
        var file = file
        file.mark = before.mark(for: file)
        fresh.append(file)
      }
    }
    sort(unknown, known, retried)
  }

  private mutating func keep(_ file: ArchiveFile) {
    var summary = FileSummary(
      path: file.path, shape: nil, state: .unchanged, account: IngestAccount())
    summary.isKnown = true
    unchanged.append(summary)
  }

  /// New names: some may be of files that were read. Size, head and tail tell; what else has the size costs two reads.
  private mutating func sort(
    _ files: [ArchiveFile], _ known: [String: KnownReading], _ retried: Set<String>
  ) {
    if known.isEmpty || files.isEmpty {
      fresh += files
      return
    }
    var bySize: [Int64: [String]] = [:]
    for (path, reading) in known where reading.isComplete && reading.mark != nil {
      bySize[reading.size, default: []].append(path)
    }
    var taken: Set<String> = []
    for file in files {
      let origin = bySize[file.size]?.sorted().first { path in
        guard !taken.contains(path), let mark = known[path]?.mark,
          KnownFile.haveSameHints(path, file.absolutePath)
        else { return false }
        return KnownFile.holds(mark, at: file.absolutePath) && !KnownFile.holds(mark, at: path)
      }
      if let origin {
        taken.insert(origin)
        moved.append((origin, file))
        if retried.contains(origin) { fresh.append(file) } else { keep(file) }
      } else {
        fresh.append(file)
      }
    }
  }
}
