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
    if opensEnvelope(text[first...]) { return .document }
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

  /// Whether the first object has a `records` member that opens an array, the name in any case.
  private static func opensEnvelope(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        guard let end = closingQuote(text[(index + 1)...]) else { return false }
        if depth == 1 && isRecords(text[(index + 1)..<end])
          && text[(end + 1)...].lazy.filter({ !isBlank($0) }).prefix(2).elementsEqual(":[".utf8)
        {
          return true
        }
        index = end
      default: break
      }
      if depth == 0 { return false }
      index += 1
    }
    return false
  }

  /// `records`, in any case.
  static func isRecords(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    name.count == 7 && name.lazy.map { $0 | 0x20 }.elementsEqual("records".utf8)
  }

  private static func closingQuote(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""): return index
      case 10: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func closesBeforeNewline(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.last { !isBlank($0) } == UInt8(ascii: "}")
  }
}
