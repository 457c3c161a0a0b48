/// Writes short texts of digits byte by byte: reports hold tens of thousands of times and addresses.
struct DigitWriter {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// - Parameter capacity: the most bytes the text takes.
  static func text(capacity: Int, _ write: (inout DigitWriter) -> Void) -> String {
    String(unsafeUninitializedCapacity: capacity) { bytes in
      var writer = DigitWriter(bytes: bytes)
      write(&writer)
      return writer.count
    }
  }

  private init(bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func append(_ character: Unicode.Scalar) {
    bytes[count] = UInt8(ascii: character)
    count += 1
  }

  /// Decimal digits, with zeros in front up to a width.
  mutating func append(_ number: Int, width: Int = 1) {
    var length = width
    var rest = number.magnitude
    var limit: UInt = 1
    for _ in 0..<width { limit *= 10 }
    while rest >= limit {
      rest /= 10
      length += 1
    }
    rest = number.magnitude
    for index in stride(from: count + length - 1, through: count, by: -1) {
      bytes[index] = UInt8(48 + rest % 10)
      rest /= 10
    }
    count += length
  }
}
