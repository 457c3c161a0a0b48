import Foundation

/// Steps over a JSON text by brackets and quotes alone, in one pass and without copying. What it steps over may still be no
/// JSON: that is for a parser to say.
struct JSONSkimmer {
  let text: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Whether nothing but blanks follows.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return position == text.count
  }

  /// Whether the next value begins with this byte.
  mutating func begins(with byte: Unicode.Scalar) -> Bool {
    skipBlanks()
    return position < text.count && text[position] == UInt8(ascii: byte)
  }

  /// Steps over the next value. `nil` where none begins here, or none ends.
  mutating func value() -> Range<Int>? {
    skipBlanks()
    guard position < text.count else { return nil }
    switch text[position] {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "{"), UInt8(ascii: "["): return brackets()
    default: return word()
    }
  }

  /// Goes through the members of the object that comes next.
  /// - Parameter body: steps over the value of each; takes the key with its quotes.
  /// - Returns: false where the body says so, or where brackets and commas are not those of an object.
  mutating func object(_ body: (inout JSONSkimmer, Range<Int>) -> Bool) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard begins(with: "\""), let key = string(), take(":"), body(&self, key) else {
        return false
      }
    } while take(",")
    return take("}")
  }

  /// Goes through the items of the array that comes next.
  mutating func array(_ body: (inout JSONSkimmer) -> Bool) -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    repeat { guard body(&self) else { return false } } while take(",")
    return take("]")
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard begins(with: byte) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < text.count, TextShape.isBlank(text[position]) { position += 1 }
  }

  /// - Precondition: a quote stands here.
  private mutating func string() -> Range<Int>? {
    guard let base = text.baseAddress else { return nil }
    let start = position
    position += 1
    while position < text.count,
      let found = memchr(base + position, Int32(UInt8(ascii: "\"")), text.count - position)
    {
      let quote = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      position = quote + 1
      var backslashes = 0
      while text[quote - 1 - backslashes] == UInt8(ascii: "\\") { backslashes += 1 }
      if backslashes.isMultiple(of: 2) { return start..<position }
    }
    return nil
  }

  /// - Precondition: a bracket opens here.
  private mutating func brackets() -> Range<Int>? {
    let start = position
    var depth = 0
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "\""):
        if string() == nil { return nil }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return start..<position }
    }
    return nil
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() -> Range<Int>? {
    let start = position
    while position < text.count, !TextShape.isBlank(text[position]),
      !",:]}".utf8.contains(text[position])
    {
      position += 1
    }
    return start < position ? start..<position : nil
  }
}
