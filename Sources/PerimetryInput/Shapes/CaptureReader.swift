import PerimetryModel

/// Event Hubs Capture: an Avro object container whose records have a `Body`, which is a message (domain.md §2.4). Where
/// the other fields stand is the header's business.
final class CaptureReader<Parser: JSONParsing> {
  static var magic: [UInt8] { [0x4F, 0x62, 0x6A, 0x01] }
  private static var markerLength: Int { 16 }

  private let buffer: TextBuffer
  private let decoder: RecordDecoder<Parser>
  private let limits: RecordLimits
  private let checkpoint: () throws(InputError) -> Void
  private let inner = TextBuffer(padding: Parser.padding)
  private let inflating = InflateSource<BuiltInInflater>()
  private var header: CaptureHeader
  /// Bytes of the block under way that its messages were counted with.
  private var counted: Int64 = 0

  init(
    buffer: TextBuffer, decoder: RecordDecoder<Parser>, limits: RecordLimits,
    checkpoint: @escaping () throws(InputError) -> Void
  ) {
    self.buffer = buffer
    self.decoder = decoder
    self.limits = limits
    self.checkpoint = checkpoint
    header = CaptureHeader()
  }

  /// - Throws: ``InputError/unreadableCapture(path:problem:)`` where the header allows no reading.
  func run(path: String) throws(InputError) {
    header = try CaptureHeader.read(buffer, limit: limits.longestRecord, path: path)
    let cursor = AvroCursor(buffer)
    while try cursor.has(1) {
      let start = buffer.offset
      guard let count = try cursor.length(), let size = try cursor.length() else {
        decoder.note(.damagedCapture, at: start)
        if try !seekMarker() { return }
        continue
      }
      let isWhole = try block(count: count, size: size)
      let isMarked =
        try cursor.has(Self.markerLength)
        && buffer.text.prefix(Self.markerLength).elementsEqual(header.marker)
      if isMarked { buffer.consume(Self.markerLength, as: .framing) }
      if isWhole && isMarked { continue }
      decoder.note(.damagedCapture, at: start)
      if !isMarked, try !seekMarker() { return }
    }
  }

  /// - Returns: whether the block holds what it says.
  private func block(count: Int64, size: Int64) throws(InputError) -> Bool {
    let start = buffer.offset
    counted = 0
    let extent = try extent(of: size)
    let block = BlockSource(buffer, count: size)
    guard let text = try text(of: block, size: size, from: start) else { return false }
    inner.open(text)
    defer { inner.close() }
    var cursor = AvroCursor(inner)
    var isWhole = true
    for _ in 0..<count {
      let before = inner.offset
      if try !message(&cursor, block, start: start, size: extent)
        || !cursor.countEmpty(since: before)
      {
        isWhole = false
        break
      }
    }
    try letGo(block)
    if !isWhole {
      decoder.rejectSpan(
        .malformed("a block that does not hold the messages it says"), offset: start,
        length: block.consumed, raw: [], bytes: 0)
    }
    if header.codec == .deflate && inflating.isDamaged { isWhole = false }
    isWhole = isWhole && block.rest == 0
    buffer.tally(Int(block.consumed - counted), as: isWhole ? .framing : .rejected)
    return isWhole
  }

  /// How much of a packed block there is: its messages have no other place than all of it. Of a block too large to be
  /// looked at whole its own word counts.
  private func extent(of size: Int64) throws(InputError) -> Int64 {
    if header.codec == .null || size > Int64(most) { return size }
    _ = try AvroCursor(buffer).has(Int(size))
    return min(size, Int64(buffer.text.count))
  }

  /// - Returns: `nil` where the block cannot be unpacked, which has been said then.
  private func text(
    of block: BlockSource, size: Int64, from start: Int64
  ) throws(InputError) -> (any ByteSource)? {
    switch header.codec {
    case .null: return block
    case .deflate:
      inflating.open(block)
      return inflating
    case .snappy:
      // All of it at once, as its format wants it.
      let outcome =
        size > Int64(most)
        ? SnappyBlock.Outcome.tooLong
        : try AvroCursor(buffer).has(Int(size))
          ? SnappyBlock.unpack(
            UnsafeBufferPointer(rebasing: buffer.text[..<Int(size)]), most: most) : .damaged
      try letGo(block)
      switch outcome {
      case .text(let text): return HeadedSource(head: text, rest: block)
      case .damaged:
        let reason = "a block packed with snappy that is cut, broken or fails its checksum"
        decoder.rejectSpan(.malformed(reason), offset: start, length: size - block.rest, raw: [])
      case .tooLong:
        decoder.rejectSpan(.tooLong, offset: start, length: size - block.rest, raw: [])
      }
      return nil
    }
  }

  /// Bytes of a block that is unpacked at once, before and after.
  private var most: Int { 2 * limits.longestRecord }

  /// Lets what is left of a block go by.
  private func letGo(_ block: BlockSource) throws(InputError) {
    while block.rest > 0 {
      let part = Int(min(block.rest, Int64(1 << 16)))
      if try skim(block, part) == 0 { break }
    }
  }

  private func skim(_ block: BlockSource, _ count: Int) throws(InputError) -> Int {
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { scratch.deallocate() }
    return try block.read(into: scratch)
  }

  private func message(
    _ cursor: inout AvroCursor, _ block: BlockSource, start: Int64, size: Int64
  ) throws(InputError) -> Bool {
    for field in header.fields {
      if field.name.lowercased() != "body" {
        if try !cursor.skip(field.type, header.schema) { return false }
        continue
      }
      guard let isText = try isText(field.type, cursor) else { return false }
      if isText, try !body(cursor, block, start: start, size: size) { return false }
    }
    return true
  }

  /// Whether a text comes next; `nil` where the bytes make no sense.
  private func isText(_ type: AvroType, _ cursor: AvroCursor) throws(InputError) -> Bool? {
    switch type {
    case .bytes: return true
    case .null: return false
    case .union(let branches):
      guard let index = try cursor.long(), branches.indices.contains(Int(clamping: index)) else {
        return nil
      }
      return try isText(branches[Int(index)], cursor)
    default: return nil
    }
  }

  private func body(
    _ cursor: AvroCursor, _ block: BlockSource, start: Int64, size: Int64
  ) throws(InputError) -> Bool {
    guard let count = try cursor.length() else { return false }
    let isPacked = header.codec != .null
    let offset = isPacked ? start : start + inner.offset
    if count > Int64(limits.longestRecord) {
      let kept = Int(min(count, Int64(Reject.maximumKept)))
      _ = try cursor.has(kept)
      let raw = Array(inner.text.prefix(kept))
      let before = inner.offset
      let isWhole = try cursor.skip(count)
      let length = inner.offset - before
      decoder.rejectSpan(
        .tooLong, offset: offset, length: isPacked ? size : length, raw: raw,
        bytes: take(length, of: block))
      return isWhole
    }
    guard try cursor.has(Int(count)) else { return false }
    let text = UnsafeBufferPointer(rebasing: inner.text[..<Int(count)])
    if text.contains(where: { !TextShape.isBlank($0) }) {
      decoder.span = .init(
        offset: offset, length: isPacked ? size : count, raw: text)
      decoder.decode(text, at: offset, isLast: false, bytes: take(count, of: block))
      // Whoever looks on may still want to see what was decoded.
      try checkpoint()
      decoder.span = nil
    }
    inner.consume(Int(count), as: .records)
    return true
  }

  /// What a message takes of its block: its own bytes, or in a packed block all that the first of them needed.
  private func take(_ count: Int64, of block: BlockSource) -> Int64 {
    let taken = header.codec != .null ? (counted == 0 ? block.consumed : 0) : count
    counted += taken
    return taken
  }

  /// On to the next marker behind a fault.
  private func seekMarker() throws(InputError) -> Bool {
    while true {
      let text = buffer.text
      var index = 0
      while index + Self.markerLength <= text.count {
        if text[index..<(index + Self.markerLength)].elementsEqual(header.marker) {
          buffer.consume(index, as: .rejected)
          buffer.consume(Self.markerLength, as: .framing)
          return true
        }
        index += 1
      }
      buffer.consume(index, as: .rejected)
      if try !buffer.fill() {
        buffer.consume(buffer.text.count, as: .rejected)
        return false
      }
    }
  }
}
