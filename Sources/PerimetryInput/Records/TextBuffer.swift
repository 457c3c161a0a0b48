import Foundation
import PerimetryModel

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
  /// The file's first bytes, for its mark.
  private var head: [UInt8] = []
  /// What was consumed and is no record: blank, framing and damaged bytes.
  private(set) var passed = ByteAccount()
  /// Set by whoever consumes whole lines only, so that a file that grows can be read on from ``mark``.
  var holdsLines = false
  /// Where the last line starts that must be read again, because it was cut short.
  var cut: (mark: ReadingMark?, records: Int64)?

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
    passed = ByteAccount()
    head.removeAll(keepingCapacity: true)
    (holdsLines, cut) = (false, nil)
  }

  /// Starts in the middle of a file.
  /// - Parameters:
  ///   - head: the file's first bytes, as a mark at the offset covers them.
  ///   - tail: as many that end at the offset.
  func open(_ source: any ByteSource, at offset: Int64, head: [UInt8], tail: [UInt8]) {
    open(source)
    self.offset = offset
    self.head += head
    storage.copyBytes(from: tail)
    (start, end) = (tail.count, tail.count)
  }

  /// What lies before the text.
  var mark: ReadingMark? {
    if offset == 0 { return nil }
    let count = ReadingMark.span(at: offset)
    return head.withUnsafeBytes {
      ReadingMark(
        offset: offset, head: UnsafeRawBufferPointer(rebasing: $0[..<count]),
        tail: UnsafeRawBufferPointer(rebasing: storage[(start - count)..<start]))
    }
  }

  func close() { source = nil }

  /// What is read and not consumed; valid until the next call.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      rebasing: UnsafeRawBufferPointer(storage).bindMemory(to: UInt8.self)[start..<end])
  }

  /// What bytes count as in the account.
  enum Part {
    /// Counted by the decoder, as the records or rejects they are.
    case records
    case blank
    case framing
    case foreign
    /// Lost with what was broken before them.
    case rejected
  }

  /// Completes the decoder's account of the text with what is none of its business.
  /// - Parameter start: the offset that reading began at.
  func account(_ decoded: ByteAccount, from start: Int64) -> ByteAccount {
    var bytes = decoded
    bytes += passed
    bytes.read = offset - start
    return bytes
  }

  func consume(_ count: Int, as part: Part) {
    start += count
    offset += Int64(count)
    tally(count, as: part)
  }

  /// Counts bytes that are consumed as ``Part/records`` later.
  func tally(_ count: Int, as part: Part) {
    switch part {
    case .records: break
    case .blank: passed.blank += Int64(count)
    case .framing: passed.framing += Int64(count)
    case .foreign: passed.foreign += Int64(count)
    case .rejected: passed.rejected += Int64(count)
    }
  }

  /// Reads more behind the text; false at the end of the file.
  func fill() throws(InputError) -> Bool {
    guard let source, !isAtEnd else { return false }
    makeRoom()
    let room = UnsafeMutableRawBufferPointer(rebasing: storage[end..<(end + TextBuffer.chunk)])
    let count = try source.read(into: room)
    if head.count < ReadingMark.span {
      head += room[..<min(count, ReadingMark.span - head.count)]
    }
    end += count
    isAtEnd = count == 0
    return count > 0
  }

  private func makeRoom() {
    if storage.count - padding - end >= TextBuffer.chunk { return }
    // What lies just before the text stays, for the mark.
    let kept = min(start, ReadingMark.span)
    let from = start - kept
    let used = end - from
    if storage.count - padding - used >= TextBuffer.chunk {
      storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[from..<end]))
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 2 * (used + TextBuffer.chunk) + padding, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[from..<end]))
      storage.deallocate()
      storage = larger
    }
    start = kept
    end = used
  }
}
