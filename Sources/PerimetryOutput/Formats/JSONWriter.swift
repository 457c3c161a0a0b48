/// Writes a JSON value as text, in the layout of Foundation's encoder: two blanks a level, keys sorted, slashes plain.
///
/// Foundation takes some 50 µs a flow to encode the same tree; a report of a hundred thousand flows is wanted in less.
struct JSONWriter {
  private var bytes: [UInt8] = []
  /// Whether any text in it has characters beyond printable ASCII.
  private var isPlain = true

  /// - Returns: the text, and whether it holds printable ASCII and line breaks only.
  static func text(of value: JSONValue) -> (text: String, isPlain: Bool) {
    var writer = JSONWriter()
    writer.write(value, indent: 0)
    return (String(decoding: writer.bytes, as: UTF8.self), writer.isPlain)
  }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let number): append(number)
    case .real(let number): append(Int64(exactly: number).map(String.init) ?? String(number))
    case .string(let text): quote(text)
    case .array(let items): write(items.count, indent) { items[$0] }
    case .list(let count, let item): write(count, indent, item)
    case .object(let object):
      append("{")
      for (index, member) in object.members.enumerated() {
        startLine(isFirst: index == 0, indent: indent + 1)
        quote(member.key)
        append(" : ")
        write(member.value, indent: indent + 1)
      }
      close("}", isEmpty: object.members.isEmpty, indent: indent)
    }
  }

  private mutating func write(_ count: Int, _ indent: Int, _ item: (Int) -> JSONValue) {
    append("[")
    for index in 0..<count {
      startLine(isFirst: index == 0, indent: indent + 1)
      write(item(index), indent: indent + 1)
    }
    close("]", isEmpty: count == 0, indent: indent)
  }

  private mutating func startLine(isFirst: Bool, indent: Int) {
    append(isFirst ? "\n" : ",\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private mutating func close(_ bracket: StaticString, isEmpty: Bool, indent: Int) {
    append(isEmpty ? "\n\n" : "\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
    append(bracket)
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(_ number: Int64) {
    if (0..<10).contains(number) {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      append(String(number))
    }
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.allSatisfy(JSONWriter.stands) {
        bytes.append(contentsOf: utf8)
      } else {
        for byte in utf8 { escape(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte stands for itself.
  private static func stands(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// RFC 8259, section 7: quotation mark, backslash and the controls below the blank are escaped.
  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 8: append("\\b")
    case 9: append("\\t")
    case 10: append("\\n")
    case 12: append("\\f")
    case 13: append("\\r")
    case 0..<32:
      append(byte < 16 ? "\\u000" : "\\u00")
      append(String(byte, radix: 16))
    default:
      bytes.append(byte)
      if byte >= 0x7F { isPlain = false }
    }
  }
}
