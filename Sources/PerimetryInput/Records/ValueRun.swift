/// JSON values one after another on a line: files joined without a line break between them, or a comma behind each record.
enum ValueRun {
  /// Where each value lies, or none if the text is anything but a run of whole objects and arrays with blanks and commas
  /// between.
  static func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var depth = 0
    var inString = false
    var isEscaped = false
    for (index, byte) in text.enumerated() {
      if inString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { start = index }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth < 0 { return [] }
        if depth == 0 { ranges.append(start..<(index + 1)) }
      case UInt8(ascii: "\"") where depth > 0: inString = true
      case UInt8(ascii: ","): break
      default: if depth == 0 && !TextShape.isBlank(byte) { return [] }
      }
    }
    return depth == 0 && !inString ? ranges : []
  }
}
