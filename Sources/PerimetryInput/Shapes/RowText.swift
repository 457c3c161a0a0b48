/// The JSON text of a flat record, put together from a row. Memory is kept from row to row.
struct RowText {
  private var bytes: [UInt8] = []
  private var isFirst = true

  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func end() { bytes.append(UInt8(ascii: "}")) }

  /// - Parameter key: with quotes and colon, as ``ColumnPlan`` makes it.
  mutating func append(key: [UInt8], json value: UnsafeBufferPointer<UInt8>) {
    append(key)
    bytes.append(contentsOf: value)
  }

  mutating func append(key: [UInt8], text value: some Sequence<UInt8>) {
    append(key)
    RowText.quote(value, to: &bytes)
  }

  private mutating func append(_ key: [UInt8]) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(contentsOf: key)
  }

  /// Calls with the text, which has readable bytes behind it.
  mutating func withText(padding: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: padding))
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    bytes.removeLast(padding)
  }

  /// What is no UTF-8 stays as it is: the parser judges it.
  static func quote(_ value: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
