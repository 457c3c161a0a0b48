import Foundation

/// What stops the reading of a file or an archive.
public enum InputError: Error, Hashable, Sendable {
  /// The path names nothing.
  case notFound(path: String)
  /// A pattern that no file matches.
  case noMatch(pattern: String)
  /// A folder without any file.
  case emptyFolder(path: String)
  /// The system's word on why the file cannot be opened or read.
  case unreadable(path: String, reason: String)
  /// A gzip file, and this build has no zlib.
  case gzipNotBuiltIn(path: String)
  /// A gzip file that is cut or fails its checksum; what could be read of it was.
  case damagedGzip(path: String, isCut: Bool)
  /// Bytes that are no text perimetry reads, such as an image or an Avro container.
  case unknownContent(path: String, looksLike: String)
  /// Rows without a column for the time or the category; `isForeign` where next to nothing of a perimeter's log is there.
  case missingColumns(path: String, problem: String, isForeign: Bool)
  /// Times that can be read in more than one way; the problem names the option that decides.
  case ambiguousTimes(path: String, problem: String)
  /// A capture file that cannot be read at all.
  case unreadableCapture(path: String, problem: String)
}

extension InputError {
  /// Whether the file could be read and just is no log export.
  var isForeignContent: Bool {
    switch self {
    case .unknownContent, .missingColumns(_, _, isForeign: true): true
    default: false
    }
  }
}

extension InputError: LocalizedError {
  public var errorDescription: String? {
    switch self {
    case .notFound(let path): "\(path): no such file or folder"
    case .noMatch(let pattern): "\(pattern): no file matches"
    case .emptyFolder(let path): "\(path): the folder holds no file"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .gzipNotBuiltIn(let path):
      "\(path): gzip is not built in; install zlib's headers (zlib1g-dev) and build again, or gunzip the file"
    case .damagedGzip(let path, let isCut):
      isCut
        ? "\(path): the gzip stream is cut: what stands before the cut was read, how much is missing cannot be told"
        : "\(path): the gzip stream fails its checksum: what could be read was, do not trust it blindly"
    case .unknownContent(let path, let looksLike):
      "\(path): not a log export perimetry reads: it looks like \(looksLike)"
    case .missingColumns(let path, let problem, _), .ambiguousTimes(let path, let problem),
      .unreadableCapture(let path, let problem):
      "\(path): \(problem)"
    }
  }
}
