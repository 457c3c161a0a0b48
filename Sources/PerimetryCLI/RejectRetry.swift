import PerimetryInput
import PerimetryModel
import PerimetryStore

/// Files whose rejects are tried again by reading the files from their start: what is known already counts as known.
struct RejectRetry {
  /// Absolute paths on disk.
  private(set) var files: Set<String> = []
  private var rejects: [String: Int64] = [:]
  private var names: [String: String] = [:]
  /// What can be read no more, as it was named, with its rejects.
  private var gone: [(path: String, rejects: Int64)] = []

  /// Of nothing.
  init() {}

  init(_ store: Store) throws {
    for (absolutePath, path, count) in try store.rejectedFiles() {
      guard let file = KnownFile.onDisk(absolutePath) else {
        gone.append((path, count))
        // It may be among the paths by another name.
        files.insert(absolutePath)
        continue
      }
      files.insert(file)
      rejects[file, default: 0] += count
      if file == absolutePath { names[file] = path }
    }
  }

  /// The files as paths to read.
  var inputs: [String] { files.filter { KnownFile.onDisk($0) != nil }.sorted() }

  /// Files under the names they had before.
  func named(_ listed: [ArchiveFile]) -> [ArchiveFile] {
    listed.map { file in
      var file = file
      if let name = names[file.absolutePath] { file.path = name }
      return file
    }
  }

  func count(among read: [ArchiveFile]) -> Int64 {
    read.reduce(0) { $0 + (rejects[$1.absolutePath] ?? 0) }
  }

  /// Says what can be read no more.
  func remark() {
    for (path, count) in gone {
      let reason =
        path.hasPrefix("-") ? "it came by standard input; feed it again" : "the file is gone"
      Console.error("\(path): its rejects stay (\(count)): \(reason)")
    }
  }
}
