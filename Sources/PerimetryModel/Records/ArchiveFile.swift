/// A file of an archive, as it was named and as it lies on disk.
public struct ArchiveFile: Hashable, Sendable {
  /// As named by the person, without a leading `./`; `-` for standard input.
  public var path: String
  /// The absolute path, symbolic links and all; the name under which the store remembers the file. That of an entry of a
  /// container is `/export.zip › PT1H.json`, and size and change are the container's.
  public var absolutePath: String
  /// Bytes on disk; 0 for standard input.
  public var size: Int64
  /// Last change, in nanoseconds since 1970; 0 for standard input.
  public var modified: Int64
  /// Whether a person named this very file, and did not just find it in a folder: then it has to be readable.
  public var isNamed: Bool
  /// Where an earlier reading ended, if the file may have grown since: it is read on from there if it only did.
  public var mark: ReadingMark?

  public init(
    path: String, absolutePath: String, size: Int64, modified: Int64, isNamed: Bool = true
  ) {
    self.path = path
    self.absolutePath = absolutePath
    self.size = size
    self.modified = modified
    self.isNamed = isNamed
  }

  public static let standardInput = ArchiveFile(
    path: "-", absolutePath: "-", size: 0, modified: 0)

  public var isStandardInput: Bool { path == "-" }
}
