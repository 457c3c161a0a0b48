import PerimetryModel

/// Walks over a JSON document of any size, member by member. Values are looked at whole only where that is asked for;
/// all others go by in the memory of one chunk.
final class JSONCursor {
  enum Extent: Equatable {
    case whole(Int)
    /// The text ends within the value.
    case cut
    case tooLong
  }

  let buffer: TextBuffer

  init(_ buffer: TextBuffer) { self.buffer = buffer }

  /// The next byte that is not blank; `nil` at the end of the text.
  func peek() throws(InputError) -> UInt8? {
    while true {
      let text = buffer.text
      if let index = text.firstIndex(where: { !TextShape.isBlank($0) }) {
        buffer.consume(index, as: .blank)
        return text[index]
      }
      buffer.consume(text.count, as: .blank)
      if try !buffer.fill() { return nil }
    }
  }

  /// Steps over the byte if it comes next.
  func take(_ byte: Unicode.Scalar) throws(InputError) -> Bool {
    guard try peek() == UInt8(ascii: byte) else { return false }
    buffer.consume(1, as: .framing)
    return true
  }

  /// How far the value at the front reaches, found by brackets and quotes alone.
  func extent(limit: Int) throws(InputError) -> Extent {
    var scan = ValueScan()
    var index = 0
    while true {
      if let end = scan.advance(over: buffer.text, from: &index) {
        return end > limit ? .tooLong : .whole(end)
      }
      if index > limit { return .tooLong }
      if try !buffer.fill() { return scan.isScalar && index > 0 ? .whole(index) : .cut }
    }
  }

  /// Lets the value at the front go by.
  /// - Parameter part: what its bytes count as.
  /// - Returns: false where the text ends within it.
  @discardableResult
  func skip(as part: TextBuffer.Part = .framing) throws(InputError) -> Bool {
    var scan = ValueScan()
    while true {
      var index = 0
      if let end = scan.advance(over: buffer.text, from: &index) {
        buffer.consume(end, as: part)
        return true
      }
      buffer.consume(index, as: part)
      if try !buffer.fill() { return scan.isScalar }
    }
  }

  /// The bytes of the value at the front, stepped over; `nil` where it is longer than the limit or cut.
  func value(limit: Int) throws(InputError) -> [UInt8]? {
    guard case .whole(let count) = try extent(limit: limit) else {
      try skip()
      return nil
    }
    let bytes = Array(buffer.text.prefix(count))
    buffer.consume(count, as: .framing)
    return bytes
  }

  /// Steps over the name of a member and its colon.
  /// - Returns: the name, folded to lower case, without quotes; `nil` where none stands there.
  func key() throws(InputError) -> String? {
    guard try peek() == UInt8(ascii: "\""), let name = try value(limit: 4096),
      try take(":")
    else { return nil }
    return String(decoding: name.dropFirst().dropLast(), as: UTF8.self).lowercased()
  }

  /// Goes through the members of the object at the front.
  /// - Parameter body: steps over the value of each.
  /// - Returns: false where the object's brackets and commas are broken, or the text ends.
  func object(_ body: (String) throws(InputError) -> Bool) throws(InputError) -> Bool {
    guard try take("{") else { return false }
    if try take("}") { return true }
    repeat {
      guard let key = try key(), try peek() != nil, try body(key) else { return false }
    } while try take(",")
    return try take("}")
  }

  /// Goes through the items of the array at the front.
  func array(_ body: () throws(InputError) -> Bool) throws(InputError) -> Bool {
    guard try take("[") else { return false }
    if try take("]") { return true }
    repeat { guard try peek() != nil, try body() else { return false } } while try take(",")
    return try take("]")
  }
}
