/// Finds where a row of CSV ends (RFC 4180), over as many pieces as it comes in.
struct CSVScan {
  private enum State { case fieldStart, plain, quoted, quoteInQuoted }

  private var state = State.fieldStart
  private let separator: UInt8
  /// Whether a quoted field is open.
  var isQuoted: Bool { state == .quoted }

  init(separator: UInt8) { self.separator = separator }

  /// - Returns: the index of the line feed that ends the row, or `nil` where it does not end in this piece.
  mutating func advance(over text: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Int? {
    while index < text.count {
      let byte = text[index]
      switch state {
      case .quoted: if byte == UInt8(ascii: "\"") { state = .quoteInQuoted }
      case .quoteInQuoted where byte == UInt8(ascii: "\""): state = .quoted
      case .fieldStart where byte == UInt8(ascii: "\""): state = .quoted
      case .fieldStart, .plain, .quoteInQuoted:
        if byte == 10 { return index }
        state = byte == separator ? .fieldStart : .plain
      }
      index += 1
    }
    return nil
  }
}
