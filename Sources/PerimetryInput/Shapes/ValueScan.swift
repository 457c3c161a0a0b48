/// Finds the end of a JSON value by brackets and quotes, over as many pieces as it comes in.
struct ValueScan {
  private var depth = 0
  private var inString = false
  private var isEscaped = false
  private var hasBegun = false
  /// Whether the value is a number or a word, which nothing but what follows ends.
  private(set) var isScalar = false

  /// - Parameter index: where to go on; afterwards where the text ended.
  /// - Returns: the index behind the value, or `nil` where it does not end in this piece.
  mutating func advance(over text: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Int? {
    while index < text.count {
      let byte = text[index]
      if inString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
          if depth == 0 { return index + 1 }
        }
      } else if let end = takeOutside(byte, at: index) {
        return end
      }
      index += 1
    }
    return nil
  }

  private mutating func takeOutside(_ byte: UInt8, at index: Int) -> Int? {
    switch byte {
    case UInt8(ascii: "\""):
      if isScalar { return index }
      inString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if isScalar { return index }
      depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if depth == 0 { return index }
      depth -= 1
      if depth == 0 { return index + 1 }
    case UInt8(ascii: ","), UInt8(ascii: ":"):
      if depth == 0 { return index }
    default:
      if depth > 0 { break }
      if TextShape.isBlank(byte) {
        if hasBegun { return index }
      } else {
        isScalar = true
      }
    }
    hasBegun = true
    return nil
  }
}
