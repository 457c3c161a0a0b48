/// A JSON text within a JSON string: unescaped, copied to where a parser of its own may read it.
final class EmbeddedText<Parser: JSONParsing> {
  let parser = Parser()
  /// Whether such a text is being read: one within another is none.
  private(set) var isUnderWay = false
  private var storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 12)

  deinit { storage.deallocate() }

  /// Whether the string opens like an object or an array.
  static func holds(_ string: JSONEvent) -> Bool {
    let first = string.bytes.first { !TextShape.isBlank($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  func unfold(_ string: JSONEvent, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let bytes = string.bytes
    if storage.count < bytes.count + Parser.padding {
      storage.deallocate()
      storage = .allocate(capacity: 2 * bytes.count + Parser.padding)
    }
    _ = storage.update(fromContentsOf: bytes)
    isUnderWay = true
    body(UnsafeBufferPointer(rebasing: storage[..<bytes.count]))
    isUnderWay = false
  }
}
