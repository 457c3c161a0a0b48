/// How far a file was read in whole lines, and how to tell that it is the same file and has only grown.
public struct ReadingMark: Hashable, Sendable {
  /// Bytes from the start of the file.
  public var offset: Int64
  /// A hash of the first ``span`` bytes, or of fewer where ``offset`` is less.
  public var head: Int64
  /// A hash of as many bytes that end at ``offset``.
  public var tail: Int64

  /// Bytes that each hash covers at most.
  public static let span = 4096

  public init(offset: Int64, head: Int64, tail: Int64) {
    self.offset = offset
    self.head = head
    self.tail = tail
  }

  /// - Parameters:
  ///   - head: the file's first bytes, as many as a hash covers here.
  ///   - tail: as many that end at `offset`.
  public init(offset: Int64, head: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer) {
    self.init(
      offset: offset, head: Int64(bitPattern: XXHash64.hash(head)),
      tail: Int64(bitPattern: XXHash64.hash(tail)))
  }

  /// Bytes that each hash covers at an offset.
  public static func span(at offset: Int64) -> Int { Int(min(offset, Int64(span))) }
}
