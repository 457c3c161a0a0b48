/// An object of JSON Lines as it is written: members in the order they are added, absent ones left out.
struct JSONLine {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
  }

  mutating func end() {
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  /// Begins an object that is a member of this one.
  mutating func begin(_ key: StaticString) {
    append(key)
    begin()
  }

  mutating func add(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    append(key)
    quote(text)
  }

  mutating func add(_ key: StaticString, _ number: Int64) {
    append(key)
    append(number)
  }

  /// Left out where it is 0.
  mutating func addUnlessZero(_ key: StaticString, _ number: Int64) {
    if number != 0 { add(key, number) }
  }

  /// Lists of numbers within a list.
  mutating func add(_ key: StaticString, _ lists: [[Int64]]) {
    append(key)
    bytes.append(UInt8(ascii: "["))
    for (index, list) in lists.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "["))
      for (place, number) in list.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        append(number)
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Counts by name, in the order of the names.
  mutating func add(_ key: StaticString, _ counts: [(name: String, count: Int64)]) {
    begin(key)
    for (name, count) in counts {
      separate()
      quote(name)
      bytes.append(UInt8(ascii: ":"))
      append(count)
    }
    end()
  }

  mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func append(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }

  /// RFC 8259, section 7.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32, 0x7F:
        let hex = String(byte, radix: 16)
        bytes += Array((hex.utf8.count == 1 ? "\\u000" : "\\u00").utf8) + Array(hex.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
