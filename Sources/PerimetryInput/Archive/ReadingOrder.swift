import PerimetryModel

/// The order in which the files of an archive are read: by the hour in their path, so that records reach the store in
/// the order of time, whichever category they are of, and go in at its end.
public enum ReadingOrder {
  /// Files whose path names no hour come first, as listed.
  public static func sorted(_ files: [ArchiveFile]) -> [ArchiveFile] {
    let hours = files.map { PathHints.hour(of: $0.absolutePath)?.ticks ?? -1 }
    return files.indices.sorted { (hours[$0], $0) < (hours[$1], $1) }.map { files[$0] }
  }
}
