/// What the store knows of a file: the last reading of it that left something.
public struct KnownReading: Hashable, Sendable {
  /// Bytes on disk, then.
  public var size: Int64
  /// Last change, then, in nanoseconds since 1970.
  public var modified: Int64
  /// Whether it was read to its end.
  public var isComplete: Bool
  /// Where reading can go on if it grew.
  public var mark: ReadingMark?

  public init(size: Int64, modified: Int64, isComplete: Bool, mark: ReadingMark?) {
    self.size = size
    self.modified = modified
    self.isComplete = isComplete
    self.mark = mark
  }

  /// Whether there is nothing to read in a file that looks like this now.
  public func isUnchanged(_ file: ArchiveFile) -> Bool {
    isComplete && file.size == size && file.modified == modified
  }

  /// Where to go on in a file that looks like this now; `nil` for its start. One that was changed and has kept its
  /// size, or lost some, has not just grown.
  public func mark(for file: ArchiveFile) -> ReadingMark? {
    if isComplete && file.size <= size { return nil }
    return mark.flatMap { $0.offset <= file.size ? $0 : nil }
  }
}
