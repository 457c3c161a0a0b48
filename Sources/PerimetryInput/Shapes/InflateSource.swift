#if canImport(CZlib)
  import CZlib

  /// A bare deflate stream, as Avro's blocks hold one. What stands before a fault is handed over.
  final class InflateSource: ByteSource {
    private let source: any ByteSource
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var stream = z_stream()
    private var isAtEnd = false
    /// Whether the stream was cut or broken.
    private(set) var isDamaged = false

    init(_ source: any ByteSource) {
      self.source = source
      // -15 = the largest window, no framing.
      let status = inflateInit2_(
        &stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(status == Z_OK, "zlib cannot be initialised")
    }

    deinit {
      inflateEnd(&stream)
      input.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
      stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(clamping: buffer.count)
      let room = stream.avail_out
      while stream.avail_out > 0 && !isAtEnd {
        if stream.avail_in == 0 {
          let count = try source.read(into: input)
          stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
          stream.avail_in = UInt32(count)
        }
        switch inflate(&stream, Z_NO_FLUSH) {
        case Z_OK: break
        case Z_STREAM_END: isAtEnd = true
        default: (isAtEnd, isDamaged) = (true, true)
        }
      }
      return Int(room - stream.avail_out)
    }
  }
#endif
