import Foundation

/// A window over the text of one file after another: what is not yet consumed stays in one piece, so that a record can be parsed
/// where it lies. Memory is one chunk plus the longest record.
final class TextBuffer {
  private var source: (any ByteSource)?
  private let padding: Int
  private var storage: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// Bytes of the decompressed file before ``text``.
  private(set) var offset: Int64 = 0
  private(set) var isAtEnd = false

  static let chunk = 1 << 20

  /// - Parameter padding: bytes kept readable behind the text.
  init(padding: Int) {
    self.padding = padding
    storage = .allocate(byteCount: 2 * TextBuffer.chunk + padding, alignment: 64)
  }

  deinit { storage.deallocate() }

  /// Starts over with another file; the memory stays.
  func open(_ source: any ByteSource) {
    self.source = source
    (start, end, offset, isAtEnd) = (0, 0, 0, false)
  }

  func close() { source = nil }

  /// What is read and not consumed; valid until the next call.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      rebasing: UnsafeRawBufferPointer(storage).bindMemory(to: UInt8.self)[start..<end])
  }

  func consume(_ count: Int) {
    start += count
    offset += Int64(count)
  }

  /// Reads more behind the text; false at the end of the file.
  func fill() throws(InputError) -> Bool {
    guard let source, !isAtEnd else { return false }
    makeRoom()
    let room = UnsafeMutableRawBufferPointer(rebasing: storage[end..<(end + TextBuffer.chunk)])
    let count = try source.read(into: room)
    end += count
    isAtEnd = count == 0
    return count > 0
  }

  private func makeRoom() {
    if storage.count - padding - end >= TextBuffer.chunk { return }
    let used = end - start
    if storage.count - padding - used >= TextBuffer.chunk {
      storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[start..<end]))
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 2 * (used + TextBuffer.chunk) + padding, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[start..<end]))
      storage.deallocate()
      storage = larger
    }
    start = 0
    end = used
  }
}
