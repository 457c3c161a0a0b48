/// What stands before the deflate stream of a gzip member (RFC 1952, 2.3); nothing in it is of use, all of it is checked.
struct GzipHeader<Inflater: Inflating> {
  enum Extent {
    case whole, cut, damaged
  }

  private let window: PackedWindow
  private var checksum: UInt32 = 0

  private init(_ window: PackedWindow) { self.window = window }

  /// Steps over it.
  static func skip(_ window: PackedWindow) throws(InputError) -> Extent {
    var header = GzipHeader(window)
    return try header.skip()
  }

  private mutating func skip() throws(InputError) -> Extent {
    for expected in [0x1F, 0x8B, 8] as [UInt8] {
      guard let byte = try byte() else { return .cut }
      if byte != expected { return .damaged }
    }
    guard let flags = try byte() else { return .cut }
    if flags & 0xE0 != 0 { return .damaged }
    // When, with what effort and on which system it was packed.
    guard try skip(6) else { return .cut }
    if flags & 4 != 0 {
      guard let low = try byte(), let high = try byte(),
        try skip(Int(low) + Int(high) << 8)
      else { return .cut }
    }
    // The name of the file, and a comment.
    for flag in [8, 16] as [UInt8] where flags & flag != 0 {
      guard try skipText() else { return .cut }
    }
    if flags & 2 != 0 {
      let expected = checksum & 0xFFFF
      guard let low = try byte(), let high = try byte() else { return .cut }
      if UInt32(low) | UInt32(high) << 8 != expected { return .damaged }
    }
    return .whole
  }

  private mutating func skip(_ count: Int) throws(InputError) -> Bool {
    for _ in 0..<count { if try byte() == nil { return false } }
    return true
  }

  private mutating func skipText() throws(InputError) -> Bool {
    while let byte = try byte() { if byte == 0 { return true } }
    return false
  }

  private mutating func byte() throws(InputError) -> UInt8? {
    guard let byte = try window.byte() else { return nil }
    checksum = withUnsafeBytes(of: byte) { Inflater.checksum($0, after: checksum) }
    return byte
  }
}
