#if canImport(CIsal)
  import CIsal

  /// Two to three times as fast as zlib. It looks up to three literals up at once, so that a cut may take the last two bytes in
  /// front of it, and believes some code tables that zlib refuses, which the checksum finds out.
  final class IsalInflater: Inflating {
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)

    /// It counts what it would have copied for a symbol that it then refuses, and leaves there whatever was there.
    private static let longestMatch = 258

    /// It decodes up to 64 KiB and a match ahead, and forgets them on damage.
    static var room: Int { 66 << 10 }
    static var libraryName: String { "isa-l \(ISAL_MAJOR_VERSION).\(ISAL_MINOR_VERSION)" }

    init() { isal_inflate_init(state) }

    deinit { state.deallocate() }

    func reset() { isal_inflate_reset(state) }

    func inflate(
      _ window: PackedWindow, into room: inout UnsafeMutableRawBufferPointer
    ) -> InflatingProgress {
      let packed = window.bytes
      state.pointee.next_in = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_in = UInt32(clamping: packed.count)
      state.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_out = UInt32(clamping: room.count)
      let (before, wanted) = (state.pointee.avail_in, state.pointee.avail_out)
      let status = isal_inflate(state)
      // Of a stream that it refuses, it may say that it used more than there was.
      window.consume(Int(before - min(before, state.pointee.avail_in)))
      var written = Int(wanted - min(wanted, state.pointee.avail_out))
      if status == ISAL_INVALID_SYMBOL || status == ISAL_INVALID_LOOKBACK {
        written -= min(written, IsalInflater.longestMatch)
      }
      room = UnsafeMutableRawBufferPointer(rebasing: room[written...])
      if status < 0 { return .damaged }
      guard state.pointee.block_state == ISAL_BLOCK_FINISH else { return .underway }
      giveBack(to: window)
      return .finished
    }

    /// It reads ahead into a register.
    private func giveBack(to window: PackedWindow) {
      let bits = max(0, state.pointee.read_in_length)
      window.giveBack(state.pointee.read_in >> UInt64(bits % 8), count: Int(bits / 8))
      (state.pointee.read_in, state.pointee.read_in_length) = (0, 0)
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer, after former: UInt32) -> UInt32 {
      guard let start = bytes.baseAddress else { return former }
      return crc32_gzip_refl(
        former, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }
  }
#endif
