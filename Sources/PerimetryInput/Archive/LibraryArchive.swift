#if canImport(CArchive)
  import CArchive
  import Foundation

  /// What libarchive makes of a stream: the entries of a container one after another, or a single text. The bytes read are
  /// those of the current entry. Nothing but reading is asked of it, so nothing gets to disk.
  final class LibraryArchive: UnpackingSource {
    static var libraryName: String {
      let number = archive_version_number()
      return "libarchive \(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
    }

    private let handle: OpaquePointer
    private let feed: ArchiveFeed
    /// Names are turned into the charset of the thread's locale; `nil` where no locale holds them all.
    private let locale = perimetry_utf8_locale()
    private var count: Int64 = 0
    /// What is left of the block that was unpacked last, and the zeros that stand before it.
    private var block: UnsafeRawBufferPointer = .init(start: nil, count: 0)
    private var gap: Int64 = 0
    private var position: Int64 = 0
    private var isEntryOver = false
    private var entryReason: String?
    /// Why there are no more entries, where the reason is not that the container is over.
    private var reason: String?

    /// - Parameter prepare: names the formats and filters that are allowed.
    private init(_ source: any ByteSource, prepare: (OpaquePointer) -> Void) {
      guard let handle = archive_read_new() else { preconditionFailure("out of memory") }
      self.handle = handle
      feed = ArchiveFeed(source)
      prepare(handle)
      // A stream without a byte is one without entries.
      archive_read_support_format_empty(handle)
      let status = archive_read_open2(
        handle, Unmanaged.passUnretained(feed).toOpaque(), nil,
        { _, feed, start in
          guard let feed else { return Int(ARCHIVE_FATAL) }
          return Unmanaged<ArchiveFeed>.fromOpaque(feed).takeUnretainedValue().next(start)
        }, nil, nil)
      if status < ARCHIVE_WARN { fail() }
    }

    /// `nil` where the library is not built in.
    convenience init?(_ source: any ByteSource, format: ContainerFormat) {
      self.init(source) { handle in
        switch format {
        // From front to back, as every other input: a cut file, a pipe and a container within one are read the same way.
        case .zip: archive_read_support_format_zip_streamable(handle)
        case .tar:
          archive_read_support_format_tar(handle)
          archive_read_set_options(handle, "tar:read_concatenated_archives")
        }
      }
    }

    /// The text of a stream that was compressed as a whole; `nil` where the library cannot undo it.
    convenience init?(_ source: any ByteSource, compression: Compression) {
      var status = ARCHIVE_OK
      self.init(source) { handle in
        status =
          switch compression {
          case .gzip: archive_read_support_filter_gzip(handle)
          case .zstd: archive_read_support_filter_zstd(handle)
          case .bzip2: archive_read_support_filter_bzip2(handle)
          case .xz: archive_read_support_filter_xz(handle)
          case .lz4: archive_read_support_filter_lz4(handle)
          }
        archive_read_support_format_raw(handle)
      }
      // With a warning it would call a program for it.
      if status != ARCHIVE_OK { return nil }
      if next() == nil { isEntryOver = true }
    }

    deinit {
      archive_read_free(handle)
      if let locale { freelocale(locale) }
    }

    /// Goes to the next entry, whatever is left of the current one.
    func next() -> ContainerEntry? {
      if reason != nil || feed.error != nil { return nil }
      (block, gap, position, isEntryOver, entryReason) = (
        .init(start: nil, count: 0), 0, 0, false, nil
      )
      let former = locale.map { uselocale($0) }
      defer { if let former { uselocale(former) } }
      var entry: OpaquePointer?
      while true {
        switch archive_read_next_header(handle, &entry) {
        case ARCHIVE_RETRY: continue
        case ARCHIVE_OK, ARCHIVE_WARN: return entry.map(describe)
        case ARCHIVE_EOF: return nil
        default:
          fail()
          return nil
        }
      }
    }

    private func describe(_ entry: OpaquePointer) -> ContainerEntry {
      count += 1
      let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
      return ContainerEntry(
        name: name.map { EntryName.label(String(cString: $0)) } ?? "entry \(count)",
        isFile: archive_entry_filetype(entry) == S_IFREG && archive_entry_hardlink(entry) == nil,
        isEncrypted: archive_entry_is_encrypted(entry) != 0,
        hasSize: archive_entry_size_is_set(entry) != 0, size: archive_entry_size(entry))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
      while block.isEmpty && gap == 0 && !isEntryOver { unpack() }
      if gap > 0 {
        let zeros = Int(min(gap, Int64(buffer.count)))
        buffer[..<zeros].initializeMemory(as: UInt8.self, repeating: 0)
        gap -= Int64(zeros)
        return zeros
      }
      let part = block.prefix(buffer.count)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      block = UnsafeRawBufferPointer(rebasing: block[part.endIndex...])
      return part.count
    }

    /// By blocks: the library's own copying loses what it had gathered when a fault follows.
    private func unpack() {
      var start: UnsafeRawPointer?
      var size = 0
      var offset: Int64 = 0
      let status = archive_read_data_block(handle, &start, &size, &offset)
      if status == ARCHIVE_RETRY { return }
      if status == ARCHIVE_WARN { entryReason = entryReason ?? message }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
        isEntryOver = true
        if status == ARCHIVE_FATAL { fail() }
        if status != ARCHIVE_EOF { entryReason = entryReason ?? message }
        return
      }
      // A sparse file's holes are zeros.
      gap = max(0, offset - position)
      block = UnsafeRawBufferPointer(start: start, count: size)
      position = max(position, offset) + Int64(size)
    }

    private var message: String {
      archive_error_string(handle).map { String(cString: $0) } ?? "it cannot be unpacked"
    }

    private func fail() {
      if reason == nil { reason = message }
    }

    func fault(of path: String) -> UnpackingFault? {
      guard let word = entryReason ?? reason else { return nil }
      return UnpackingFault(failure: feed.error ?? .damagedContainer(path: path, reason: word))
    }

    /// What ended the container before its last entry.
    func failure(of path: String) -> InputError? {
      if let error = feed.error { return error }
      return reason.map { .damagedContainer(path: path, reason: $0) }
    }
  }
#endif
