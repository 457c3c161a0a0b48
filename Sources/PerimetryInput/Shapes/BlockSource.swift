/// The next bytes of a window, and no more of them. What they count as is the business of whoever unpacks them.
final class BlockSource: ByteSource {
  private let buffer: TextBuffer
  private(set) var rest: Int64
  private(set) var consumed: Int64 = 0

  init(_ buffer: TextBuffer, count: Int64) {
    self.buffer = buffer
    rest = count
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if rest == 0 { return 0 }
    if buffer.text.isEmpty, try !buffer.fill() { return 0 }
    let count = min(Int(clamping: rest), buffer.text.count, target.count)
    target.copyBytes(from: buffer.text.prefix(count))
    buffer.consume(count, as: .records)
    rest -= Int64(count)
    consumed += Int64(count)
    return count
  }
}
