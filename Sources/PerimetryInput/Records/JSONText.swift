/// Writes events back as JSON without white space.
enum JSONText {
  static func append(_ events: Slice<UnsafeBufferPointer<JSONEvent>>, to text: inout [UInt8]) {
    var needsComma = false
    for event in events {
      let closes = event.kind == JSONKind.objectEnd || event.kind == JSONKind.arrayEnd
      if needsComma && !closes { text.append(UInt8(ascii: ",")) }
      append(event, to: &text)
      needsComma =
        event.kind != JSONKind.key && event.kind != JSONKind.object && event.kind != JSONKind.array
    }
  }

  private static func append(_ event: JSONEvent, to text: inout [UInt8]) {
    switch event.kind {
    case JSONKind.key:
      quote(event, to: &text)
      text.append(UInt8(ascii: ":"))
    case JSONKind.string: quote(event, to: &text)
    case JSONKind.integer: text.append(contentsOf: String(event.value.integer).utf8)
    case JSONKind.double: text.append(contentsOf: String(event.value.number).utf8)
    case JSONKind.yes: text.append(contentsOf: "true".utf8)
    case JSONKind.no: text.append(contentsOf: "false".utf8)
    case JSONKind.object: text.append(UInt8(ascii: "{"))
    case JSONKind.objectEnd: text.append(UInt8(ascii: "}"))
    case JSONKind.array: text.append(UInt8(ascii: "["))
    case JSONKind.arrayEnd: text.append(UInt8(ascii: "]"))
    default: text.append(contentsOf: "null".utf8)
    }
  }

  private static func quote(_ event: JSONEvent, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in UnsafeBufferPointer(start: event.text, count: Int(event.length)) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0..<32:
        let hex = String(byte, radix: 16)
        text.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
