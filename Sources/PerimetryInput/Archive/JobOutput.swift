import Foundation

/// What Spark and Hadoop leave in a folder beside the parts of their result: `_SUCCESS` where the job ended well, `_temporary` while
/// it runs, and other names that begin with an underscore. Checksums are hidden files.
enum JobOutput {
  private static let success = "_SUCCESS"
  private static let temporary = "_temporary"

  /// False for a folder that a job is writing, or failed to write.
  static func isFinished(_ entries: [FolderEntry]) -> Bool {
    !entries.contains { $0.name == temporary } || holdsSuccess(entries)
  }

  /// Takes out what is no part of the result, and the empty parts.
  static func removeMarks(from entries: inout [FolderEntry]) {
    guard holdsSuccess(entries) else { return }
    entries.removeAll { entry in
      if entry.name.hasPrefix("_") { return true }
      guard case .file(let info) = entry.kind else { return false }
      return info.st_size == 0 && entry.name.hasPrefix("part-")
    }
  }

  private static func holdsSuccess(_ entries: [FolderEntry]) -> Bool {
    entries.contains { $0.name == success }
  }
}
