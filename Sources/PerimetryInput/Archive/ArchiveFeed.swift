#if canImport(CArchive)
  import CArchive

  /// Hands a source's bytes to libarchive, and keeps what stopped it.
  final class ArchiveFeed {
    private let source: any ByteSource
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    private(set) var error: InputError?

    init(_ source: any ByteSource) { self.source = source }

    deinit { buffer.deallocate() }

    /// - Returns: how many bytes `start` points to; 0 at the end.
    func next(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
      start?.pointee = UnsafeRawPointer(buffer.baseAddress)
      do throws(InputError) {
        return try source.read(into: buffer)
      } catch {
        self.error = error
        return Int(ARCHIVE_FATAL)
      }
    }
  }
#endif
