import Foundation

/// Flattens a JSON text that a parser has found good into events, in the order of the text.
/// What it does not understand all the same is a fault, never a trap.
final class JSONWalker {
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var position = 0
  private var events: [JSONEvent] = []
  private var published = UnsafeMutableBufferPointer<JSONEvent>.allocate(capacity: 0)
  /// Unescaped texts, one after another; never longer than the text they come from.
  private var arena = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)
  private var used = 0

  /// Nested values a text may have; Foundation's own limit is lower.
  private static let deepest = 1024

  deinit {
    published.deallocate()
    arena.deallocate()
  }

  func walk(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) -> UnsafeBufferPointer<JSONEvent> {
    self.text = text
    position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    used = 0
    events.removeAll(keepingCapacity: true)
    if arena.count < text.count {
      arena.deallocate()
      arena = .allocate(capacity: 2 * text.count)
    }
    try value(depth: 0)
    skipBlanks()
    guard position == text.count else { throw fault("bytes behind the value") }
    published.deallocate()
    published = .allocate(capacity: events.count)
    _ = published.initialize(fromContentsOf: events)
    return UnsafeBufferPointer(published)
  }

  private func value(depth: Int) throws(JSONFault) {
    guard depth < JSONWalker.deepest else { throw fault("nested too deeply") }
    skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""): try string(as: JSONKind.string)
    case UInt8(ascii: "t"): try word("true", JSONKind.yes)
    case UInt8(ascii: "f"): try word("false", JSONKind.no)
    case UInt8(ascii: "n"): try word("null", JSONKind.null)
    default: try number()
    }
  }

  private func object(depth: Int) throws(JSONFault) {
    position += 1
    add(JSONKind.object)
    while try !closes(with: "}") {
      try string(as: JSONKind.key)
      skipBlanks()
      guard take(":") else { throw fault("a key without a value") }
      try value(depth: depth + 1)
    }
    add(JSONKind.objectEnd)
  }

  private func array(depth: Int) throws(JSONFault) {
    position += 1
    add(JSONKind.array)
    while try !closes(with: "]") { try value(depth: depth + 1) }
    add(JSONKind.arrayEnd)
  }

  /// Steps over the closing bracket, or over the comma in front of the next item.
  private func closes(with bracket: Unicode.Scalar) throws(JSONFault) -> Bool {
    skipBlanks()
    if take(bracket) { return true }
    let isFirst = events.last?.kind == JSONKind.object || events.last?.kind == JSONKind.array
    if !isFirst || position == text.count {
      guard take(",") else { throw fault("no comma between items") }
      skipBlanks()
    }
    return false
  }

  private func word(_ word: String, _ kind: UInt8) throws(JSONFault) {
    guard text[position...].starts(with: word.utf8) else { throw fault("an unknown word") }
    position += word.utf8.count
    add(kind)
  }

  private func number() throws(JSONFault) {
    let start = position
    while let byte = peek(), (48...57).contains(byte) || "+-.eE".utf8.contains(byte) {
      position += 1
    }
    let digits = String(decoding: text[start..<position], as: UTF8.self)
    if let integer = Int64(digits) {
      add(JSONKind.integer, value: .init(integer: integer))
    } else if let double = Double(digits), double.isFinite {
      add(JSONKind.double, value: .init(number: double))
    } else {
      throw fault("a number out of range")
    }
  }

  private func string(as kind: UInt8) throws(JSONFault) {
    guard take("\"") else { throw fault("a text without quotes") }
    let start = used
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        add(kind, from: start)
        return
      case UInt8(ascii: "\\"): try escape()
      default: append(byte)
      }
    }
    throw fault("a text without an end")
  }

  private func escape() throws(JSONFault) {
    guard let byte = peek() else { throw fault("an escape without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): append(10)
    case UInt8(ascii: "t"): append(9)
    case UInt8(ascii: "r"): append(13)
    case UInt8(ascii: "b"): append(8)
    case UInt8(ascii: "f"): append(12)
    case UInt8(ascii: "u"):
      for unit in String(try scalar()).utf8 { append(unit) }
    default: append(byte)
    }
  }

  private func scalar() throws(JSONFault) -> Unicode.Scalar {
    let unit = try unit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(unit)), take("\\"), take("u") else {
      throw fault("half a surrogate pair")
    }
    let low = try self.unit()
    guard UTF16.isTrailSurrogate(UInt16(low)),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("half a surrogate pair") }
    return scalar
  }

  private func unit() throws(JSONFault) -> UInt32 {
    let digits = text[position...].prefix(4)
    guard digits.count == 4,
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("an escape that is no code point") }
    position += 4
    return unit
  }

  private func append(_ byte: UInt8) {
    arena[used] = byte
    used += 1
  }

  private func add(_ kind: UInt8, value: JSONEvent.Value = .init(integer: 0)) {
    events.append(JSONEvent(text: nil, length: 0, kind: kind, value: value))
  }

  private func add(_ kind: UInt8, from start: Int) {
    events.append(
      JSONEvent(
        text: arena.baseAddress.map { UnsafePointer($0 + start) }, length: UInt32(used - start),
        kind: kind, value: .init(integer: 0)))
  }

  private func peek() -> UInt8? { position < text.count ? text[position] : nil }

  private func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func skipBlanks() {
    while let byte = peek(), byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
  }

  private func fault(_ message: String) -> JSONFault { JSONFault(message: message) }
}
