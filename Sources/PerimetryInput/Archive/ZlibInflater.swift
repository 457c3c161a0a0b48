#if canImport(CZlib)
  import CZlib

  final class ZlibInflater: Inflating {
    private var stream = z_stream()

    static var room: Int { 1 }
    static var libraryName: String { "zlib " + String(cString: zlibVersion()) }

    init() {
      // -15 = the largest window, no framing.
      let status = inflateInit2_(
        &stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(status == Z_OK, "zlib cannot be initialised")
    }

    deinit { inflateEnd(&stream) }

    func reset() { inflateReset(&stream) }

    func inflate(
      _ window: PackedWindow, into room: inout UnsafeMutableRawBufferPointer
    ) -> InflatingProgress {
      let packed = window.bytes
      stream.next_in = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_in = UInt32(clamping: packed.count)
      stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(clamping: room.count)
      let (before, wanted) = (stream.avail_in, stream.avail_out)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      window.consume(Int(before - stream.avail_in))
      room = UnsafeMutableRawBufferPointer(rebasing: room[Int(wanted - stream.avail_out)...])
      switch status {
      case Z_OK, Z_BUF_ERROR: return .underway
      case Z_STREAM_END: return .finished
      default: return .damaged
      }
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer, after former: UInt32) -> UInt32 {
      guard let start = bytes.baseAddress else { return former }
      return UInt32(
        crc32_z(UInt(former), start.assumingMemoryBound(to: UInt8.self), bytes.count))
    }
  }
#endif
