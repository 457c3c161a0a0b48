import Foundation
import PerimetryModel

/// How the records of a text are set apart, recognised by content (domain.md §2.10).
enum TextShape: String {
  /// One JSON value a line.
  case lines = "json-lines"
  /// JSON values that span lines, arrays, or envelopes of records: boundaries are where the brackets close.
  case document = "json-document"
  /// Columns once, then rows: replies of Log Analytics and Data Explorer.
  case tables = "json-tables"
  case csv
  /// An Avro container of messages.
  case capture

  /// How the records of an export are set apart.
  init(_ shape: ExportShape) {
    switch shape {
    case .storage, .dataExport: self = .lines
    case .eventHubs, .az: self = .document
    case .capture: self = .capture
    case .queryAPI, .kustoV1, .kustoV2: self = .tables
    case .portalCSV, .csv: self = .csv
    }
  }

  /// Looks at the first bytes of a file, without a byte order mark.
  /// - Returns: `nil` where nothing looks like JSON.
  static func sniff(_ text: UnsafeBufferPointer<UInt8>) -> TextShape? {
    if text.starts(with: CaptureReader<BuiltInJSONParser>.magic) { return .capture }
    guard let first = text.firstIndex(where: { !isBlank($0) }) else { return .lines }
    switch text[first] {
    case UInt8(ascii: "["): return opensFrames(text[first...]) ? .tables : .document
    case UInt8(ascii: "{"): return sniffObject(text, at: first)
    case UInt8(ascii: "\"") where opensEmbedded(text[first...]): return .lines
    default:
      if CSVHeader.isUnderstood(text) { return .csv }
      if hasLineOfJSON(text) { return .lines }
      return CSVHeader.looksLikeOne(text) ? .csv : nil
    }
  }

  private static func sniffObject(
    _ text: UnsafeBufferPointer<UInt8>, at first: Int
  ) -> TextShape {
    switch opensList(text[first...]) {
    case .records: return .document
    case .tables: return .tables
    case nil: break
    }
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

  /// A text whose content opens an object or an array: a body written out as a text.
  private static func opensEmbedded(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let content = text.dropFirst().first { !isBlank($0) }
    return content == UInt8(ascii: "{") || content == UInt8(ascii: "[")
  }

  /// Whether an array's first object has a member `FrameType` (domain.md §2.9).
  private static func opensFrames(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let object = text.dropFirst().firstIndex(where: { !isBlank($0) }),
      text[object] == UInt8(ascii: "{")
    else { return false }
    return scan(text[object...]) { name, _ in
      name.lazy.map { $0 | 0x20 }.elementsEqual("frametype".utf8) ? true : nil
    } ?? false
  }

  private enum List { case records, tables }

  /// Which list of records or tables the first object opens, the name in any case.
  private static func opensList(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> List? {
    scan(text) { name, rest in
      guard rest.lazy.filter({ !isBlank($0) }).prefix(2).elementsEqual(":[".utf8) else {
        return nil
      }
      if isRecords(name) { return .records }
      return name.lazy.map { $0 | 0x20 }.elementsEqual("tables".utf8) ? .tables : nil
    }
  }

  /// Looks at the texts that stand in an object itself, not within its members, for the first one that says something.
  private static func scan<Finding>(
    _ text: Slice<UnsafeBufferPointer<UInt8>>,
    _ find: (Slice<UnsafeBufferPointer<UInt8>>, Slice<UnsafeBufferPointer<UInt8>>) -> Finding?
  ) -> Finding? {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        guard let end = closingQuote(text[(index + 1)...]) else { return nil }
        if depth == 1, let found = find(text[(index + 1)..<end], text[(end + 1)...]) {
          return found
        }
        index = end
      default: break
      }
      if depth == 0 { return nil }
      index += 1
    }
    return nil
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
