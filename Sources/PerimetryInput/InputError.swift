import Foundation

/// What stops the reading of a file or an archive.
public enum InputError: Error, Hashable, Sendable {
  /// The path names nothing.
  case notFound(path: String)
  /// A pattern that no file matches.
  case noMatch(pattern: String)
  /// A folder without any file.
  case emptyFolder(path: String)
  /// A folder that Spark or Hadoop has not finished writing.
  case unfinishedFolder(path: String)
  /// The system's word on why the file cannot be opened or read.
  case unreadable(path: String, reason: String)
  /// A compressed file or a container that this build has no library for.
  case notBuiltIn(path: String, format: String)
  /// A gzip file that is cut or fails its checksum; what could be read of it was.
  case damagedGzip(path: String, isCut: Bool)
  /// libarchive's word on what is wrong with packed bytes; what could be read of them was.
  case damagedContainer(path: String, reason: String)
  /// An entry that only a password opens.
  case encrypted(path: String)
  /// Something packed more often than perimetry unpacks it.
  case tooDeep(path: String, content: String)
  /// Packed bytes that give more than the limits allow; what came before that was read.
  case excessive(path: String, excess: Excess)
  /// A container none of whose entries is a text perimetry reads.
  case noLog(path: String, entries: Int)
  /// A container with entries that failed, each with a message of its own.
  case failedEntries(path: String, count: Int, entries: Int)
  /// Bytes that are no text perimetry reads, such as an image or an Avro container.
  case unknownContent(path: String, looksLike: String)

  /// A source that lacks columns a record is identified by.
  case partial(path: String, lacks: [String])

  /// A limit that was overstepped.
  public enum Excess: Hashable, Sendable {
    case ratio(Int64)
    case size(Int64)
    case entries(Int64)
  }

  /// Rows without a column for the time or the category; `isForeign` where next to nothing of a perimeter's log is there.
  case missingColumns(path: String, problem: String, isForeign: Bool)
  /// Times that can be read in more than one way; the problem names the option that decides.
  case ambiguousTimes(path: String, problem: String)
  /// A capture file that cannot be read at all.
  case unreadableCapture(path: String, problem: String)
}

extension InputError {
  /// The file or folder it is about.
  public var path: String {
    switch self {
    case .notFound(let path), .noMatch(let path), .emptyFolder(let path),
      .unfinishedFolder(let path), .unreadable(let path, _),
      .notBuiltIn(let path, _), .damagedGzip(let path, _), .damagedContainer(let path, _),
      .encrypted(let path), .tooDeep(let path, _), .excessive(let path, _), .noLog(let path, _),
      .failedEntries(let path, _, _), .unknownContent(let path, _),
      .missingColumns(let path, _, _), .ambiguousTimes(let path, _),
      .unreadableCapture(let path, _), .partial(let path, _):
      path
    }
  }

  /// Whether the file could be read and just is no log export.
  var isForeignContent: Bool {
    switch self {
    case .unknownContent, .noLog, .missingColumns(_, _, isForeign: true): true
    default: false
    }
  }
}

extension InputError: LocalizedError {
  public var errorDescription: String? { "\(path): \(reason)" }

  private var reason: String {
    switch self {
    case .notFound: "no such file or folder"
    case .noMatch: "no file matches"
    case .emptyFolder: "the folder holds no file (names that begin with a dot are passed over)"
    case .unfinishedFolder:
      "the job that writes this folder has not ended or has failed (there is _temporary and no _SUCCESS): parts are missing; run "
        + "it again, or name the files to take them as they are"
    case .unreadable(_, let reason): reason
    case .notBuiltIn(_, let format) where format == Compression.gzip.rawValue:
      "gzip is not built in; install isa-l's or zlib's headers (libisal-dev, zlib1g-dev) and build again, or gunzip the file"
    case .notBuiltIn(_, let format):
      "\(format) is not built in; install libarchive's headers (libarchive-dev) and build again, or unpack the file"
    case .damagedGzip(_, let isCut):
      isCut
        ? "the gzip stream is cut: what stands before the cut was read, how much is missing cannot be told"
        : "the gzip stream fails its checksum: what could be read was, do not trust it blindly"
    case .damagedContainer(_, let reason):
      "damaged or cut (\(reason)): what could be read was, do not trust it blindly"
    case .encrypted: "encrypted; unpack it with its password and read the result"
    case .tooDeep(_, let content): "packed too often, \(content); unpack it first"
    case .excessive(_, let excess): InputError.reason(excess)
    case .noLog(_, let entries):
      entries == 0
        ? "no log export in it, and no other file"
        : "no log export perimetry reads among its files (\(entries))"
    case .failedEntries(_, let count, let entries):
      "\(count) of its \(entries) files could not be read to the end, as said of each"
    case .partial(_, let lacks):
      "partial, as it lacks \(lacks.joined(separator: ", ")): its records cannot be told from those of fuller exports and "
        + "may count twice; export all columns, or take it as it is with --allow-partial"
    case .unknownContent(_, let looksLike):
      "not a log export perimetry reads: it looks like \(looksLike)"
    case .missingColumns(_, let problem, _), .ambiguousTimes(_, let problem),
      .unreadableCapture(_, let problem):
      problem
    }
  }

  private static func reason(_ excess: Excess) -> String {
    switch excess {
    case .ratio(let limit):
      "unpacks to more than \(limit) times its size on disk, as no log does: the rest was not read; "
        + "if you trust it, raise --max-ratio"
    case .size(let limit):
      "unpacks to more than \(limit) bytes: the rest was not read; if you trust it, raise --max-size"
    case .entries(let limit):
      "holds more than \(limit) files: the rest was not read; if you trust it, raise --max-entries"
    }
  }
}
