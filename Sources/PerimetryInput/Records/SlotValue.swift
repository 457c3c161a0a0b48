import PerimetryModel

extension JSONEvent {
  /// The bytes of a text value.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: kind == JSONKind.string ? Int(length) : 0)
  }

  /// The value as trimmed text. Empty texts, `null`, `None` and `-` are absent (domain.md §2.2, §2.6).
  var textValue: String? {
    switch kind {
    case JSONKind.string:
      let trimmed = JSONEvent.trimmed(bytes)
      if trimmed.isEmpty || JSONEvent.saysAbsent(trimmed) { return nil }
      return String(decoding: trimmed, as: UTF8.self)
    case JSONKind.integer: return String(value.integer)
    case JSONKind.double:
      return Int64(exactly: value.number).map(String.init) ?? String(value.number)
    case JSONKind.yes: return "true"
    case JSONKind.no: return "false"
    default: return nil
    }
  }

  /// Whether the column is absent in the sense of ``textValue``.
  var isAbsent: Bool {
    switch kind {
    case JSONKind.string:
      let trimmed = JSONEvent.trimmed(bytes)
      return trimmed.isEmpty || JSONEvent.saysAbsent(trimmed)
    case JSONKind.integer, JSONKind.double, JSONKind.yes, JSONKind.no: return false
    default: return true
    }
  }

  /// A whole number, written as a number or as text, with a zero fraction or none. `nil` for anything else.
  var wholeNumber: Int64? {
    switch kind {
    case JSONKind.integer: return value.integer
    case JSONKind.double: return Int64(exactly: value.number)
    case JSONKind.string:
      let trimmed = JSONEvent.trimmed(bytes)
      if trimmed.count <= 18, !trimmed.isEmpty, trimmed.allSatisfy({ (48...57).contains($0) }) {
        return trimmed.reduce(0) { $0 * 10 + Int64($1 - 48) }
      }
      let text = String(decoding: trimmed, as: UTF8.self)
      return Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
    default: return nil
    }
  }

  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func saysAbsent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (bytes.count == 1 && bytes[0] == UInt8(ascii: "-"))
      || (bytes.count == 4
        && (bytes.elementsEqual("None".utf8) || bytes.elementsEqual("null".utf8)))
  }
}
