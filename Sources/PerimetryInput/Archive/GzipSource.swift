#if canImport(CZlib)
  import CZlib
  import PerimetryModel

  /// The text of all members of a gzip file. zlib's own loop stops after the first member and loses the rest;
  /// this one goes on, keeps everything before a cut, and says what was wrong instead of failing.
  final class GzipSource: UnpackingSource {
    private let source: any ByteSource
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    private var stream = z_stream()
    private var state = State.betweenMembers
    private var sourceIsAtEnd = false
    private var problem: Diagnostic.Code?

    static var libraryName: String { "zlib " + String(cString: zlibVersion()) }

    private enum State { case betweenMembers, inMember, finished }
    /// Bytes of a member's trailer behind its checksum.
    private static let lengthField = 4

    init(_ source: any ByteSource) {
      self.source = source
      stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      // 31 = the largest window, gzip framing only.
      let status = inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      precondition(status == Z_OK, "zlib cannot be initialised")
    }

    deinit {
      inflateEnd(&stream)
      input.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
      stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(buffer.count)
      while stream.avail_out > 0 && state != .finished {
        try refill()
        if state == .betweenMembers { try beginMember() } else { try inflateMore() }
      }
      return buffer.count - Int(stream.avail_out)
    }

    func fault(of path: String) -> UnpackingFault? {
      guard let problem else { return nil }
      return UnpackingFault(
        diagnostic: problem,
        failure: problem == .trailingBytes
          ? nil : .damagedGzip(path: path, isCut: problem == .truncatedGzip))
    }

    private func inflateMore() throws(InputError) {
      switch inflate(&stream, Z_NO_FLUSH) {
      case Z_OK: break
      case Z_STREAM_END: state = .betweenMembers
      case Z_BUF_ERROR where sourceIsAtEnd && stream.avail_in == 0:
        finish(.truncatedGzip)
      case Z_BUF_ERROR: break
      case Z_DATA_ERROR where isWhole: try endDamagedMember()
      default: finish(.damagedGzip)
      }
    }

    /// Whether only the trailer of the member is wrong: the text is complete, and what follows can be read.
    private var isWhole: Bool {
      let word = stream.msg.map { String(cString: $0) }
      return word == "incorrect data check" || word == "incorrect length check"
    }

    private func endDamagedMember() throws(InputError) {
      let rest = String(cString: stream.msg) == "incorrect data check" ? GzipSource.lengthField : 0
      for _ in 0..<rest {
        try refill()
        if stream.avail_in > 0 { skipByte() }
      }
      problem = .damagedGzip
      state = .betweenMembers
    }

    /// Looks at what follows a member: nothing, zero padding, another member, or bytes that are none.
    private func beginMember() throws(InputError) {
      while stream.avail_in > 0, stream.next_in.pointee == 0 {
        skipByte()
        try refill()
      }
      if stream.avail_in == 0 {
        state = .finished
      } else if stream.next_in.pointee == 0x1F {
        state = inflateReset(&stream) == Z_OK ? .inMember : .finished
      } else {
        finish(.trailingBytes)
      }
    }

    private func skipByte() {
      stream.next_in += 1
      stream.avail_in -= 1
    }

    private func finish(_ code: Diagnostic.Code) {
      problem = code
      state = .finished
    }

    private func refill() throws(InputError) {
      guard stream.avail_in == 0 && !sourceIsAtEnd else { return }
      let count = try source.read(into: input)
      sourceIsAtEnd = count == 0
      stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_in = UInt32(count)
    }
  }
#endif
