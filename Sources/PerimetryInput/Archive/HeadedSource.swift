/// Bytes that were read ahead, then the rest of their source.
final class HeadedSource: ByteSource {
  private var head: ArraySlice<UInt8>
  private let rest: any ByteSource

  init(head: [UInt8], rest: any ByteSource) {
    self.head = head[...]
    self.rest = rest
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if head.isEmpty { return try rest.read(into: buffer) }
    let part = head.prefix(buffer.count)
    buffer.copyBytes(from: part)
    head = head.dropFirst(part.count)
    return part.count
  }
}
