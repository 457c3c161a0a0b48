import Foundation

/// How the records of a text are set apart, recognised by content (domain.md §2.10).
enum TextShape: String {
  /// One JSON value a line.
  case lines = "json-lines"
  /// JSON values that span lines, arrays, or envelopes of records: boundaries are where the brackets close.
  case document = "json-document"

  /// Looks at the first bytes of a file, without a byte order mark.
  /// - Returns: `nil` where nothing looks like JSON.
  static func sniff(_ text: UnsafeBufferPointer<UInt8>) -> TextShape? {
    guard let first = text.firstIndex(where: { !isBlank($0) }) else { return .lines }
    if text[first] == UInt8(ascii: "[") { return .document }
    if text[first] != UInt8(ascii: "{") { return hasLineOfJSON(text) ? .lines : nil }
    if startsEnvelope(text[first...]) { return .document }
    guard let newline = text[first...].firstIndex(of: 10) else { return .lines }
    guard let next = text[newline...].firstIndex(where: { !isBlank($0) }) else { return .lines }
    // A second line that opens an object is the next record; `"`, `}` or `]` continue the first.
    if text[next] == UInt8(ascii: "{") { return .lines }
    return closesBeforeNewline(text[first..<newline]) ? .lines : .document
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func hasLineOfJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.split(separator: 10).contains { line in
      line.first { !isBlank($0) } == UInt8(ascii: "{")
    }
  }

  /// `{"records":[`, the name in any case.
  private static func startsEnvelope(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let head = text.lazy.filter { !isBlank($0) }.prefix(12).map { $0 | 0x20 }
    return head.elementsEqual("{\"records\":[".utf8.map { $0 | 0x20 })
  }

  private static func closesBeforeNewline(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.last { !isBlank($0) } == UInt8(ascii: "}")
  }
}
