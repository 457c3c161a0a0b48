/// A block as Avro packs it with snappy: one piece of snappy's raw format and the CRC-32 of what it holds, the highest byte
/// first.
enum SnappyBlock {
  enum Outcome: Equatable {
    case text([UInt8])
    case damaged
    /// It says that it holds more than is unpacked at a time.
    case tooLong
  }

  private static let checksumSize = 4

  /// - Parameter most: bytes of text.
  static func unpack(_ block: UnsafeBufferPointer<UInt8>, most: Int) -> Outcome {
    guard block.count > checksumSize else { return .damaged }
    let packed = UnsafeBufferPointer(rebasing: block.dropLast(checksumSize))
    let expected = block.suffix(checksumSize).reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
    switch Snappy.undo(packed, most: most) {
    case .text(let text) where CRC32.checksum(of: text) != expected: return .damaged
    case let outcome: return outcome
    }
  }
}
