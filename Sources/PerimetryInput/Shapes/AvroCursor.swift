/// Walks over Avro's binary encoding. What the bytes do not allow gives `nil`, and nothing is believed about lengths: only
/// what is asked for is ever held in memory.
struct AvroCursor {
  let buffer: TextBuffer
  /// Values that took no bytes: a hostile count of them would never end.
  private var emptyValues = 0

  private static let mostEmptyValues = 1 << 20
  private static let deepest = 64

  init(_ buffer: TextBuffer) { self.buffer = buffer }

  /// Makes sure that so many bytes are in the buffer; false where the text ends before.
  func has(_ count: Int) throws(InputError) -> Bool {
    while buffer.text.count < count { if try !buffer.fill() { return false } }
    return true
  }

  func byte() throws(InputError) -> UInt8? {
    guard try has(1) else { return nil }
    let byte = buffer.text[0]
    buffer.consume(1, as: .framing)
    return byte
  }

  /// A zigzag number of up to ten bytes.
  func long() throws(InputError) -> Int64? {
    var value: UInt64 = 0
    for index in 0..<10 {
      guard let byte = try byte() else { return nil }
      if index == 9 && byte > 1 { return nil }
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if byte & 0x80 == 0 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
    }
    return nil
  }

  /// A length: a number that is not negative.
  func length() throws(InputError) -> Int64? {
    guard let value = try long(), value >= 0 else { return nil }
    return value
  }

  func bytes(limit: Int) throws(InputError) -> [UInt8]? {
    guard let count = try length(), count <= Int64(limit), try has(Int(count)) else { return nil }
    defer { buffer.consume(Int(count), as: .framing) }
    return Array(buffer.text.prefix(Int(count)))
  }

  /// Lets bytes go by; false where the text ends before.
  func skip(
    _ count: Int64, as part: TextBuffer.Part = .framing
  ) throws(InputError) -> Bool {
    var rest = count
    while true {
      let step = min(rest, Int64(buffer.text.count))
      buffer.consume(Int(step), as: part)
      rest -= step
      if rest == 0 { return true }
      if try !buffer.fill() { return false }
    }
  }

  /// Counts a value that may have taken no bytes.
  /// - Returns: false where there are too many of them.
  mutating func countEmpty(since offset: Int64) -> Bool {
    if buffer.offset == offset { emptyValues += 1 }
    return emptyValues <= AvroCursor.mostEmptyValues
  }

  /// Steps over a value.
  mutating func skip(
    _ type: AvroType, _ schema: AvroSchema, depth: Int = 0
  ) throws(InputError) -> Bool {
    if depth > AvroCursor.deepest { return false }
    switch type {
    case .null: return true
    case .boolean: return try byte() != nil
    case .varint: return try long() != nil
    case .fixed(let count): return try skip(Int64(count))
    case .bytes:
      guard let count = try length() else { return false }
      return try skip(count)
    case .array(let item): return try skipItems([item], schema, depth: depth)
    case .map(let value): return try skipItems([.bytes, value], schema, depth: depth)
    case .union(let branches):
      guard let index = try long(), branches.indices.contains(Int(clamping: index)) else {
        return false
      }
      return try skip(branches[Int(index)], schema, depth: depth + 1)
    case .record(let fields):
      for field in fields { if try !skip(field.type, schema, depth: depth + 1) { return false } }
      return true
    case .named(let name):
      guard let type = schema.named[name] else { return false }
      return try skip(type, schema, depth: depth + 1)
    }
  }

  /// The blocks of an array or a map; a negative count is followed by the block's size in bytes.
  private mutating func skipItems(
    _ parts: [AvroType], _ schema: AvroSchema, depth: Int
  ) throws(InputError) -> Bool {
    while true {
      guard let count = try long() else { return false }
      if count == 0 { return true }
      if count < 0 {
        guard let size = try length(), try skip(size) else { return false }
        continue
      }
      for _ in 0..<count {
        let start = buffer.offset
        for part in parts { if try !skip(part, schema, depth: depth + 1) { return false } }
        if !countEmpty(since: start) { return false }
      }
    }
  }
}
