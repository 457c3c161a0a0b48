import PerimetryModel

/// A container that is being read, entry by entry, from front to back.
struct Container {
  /// An entry to read, under the name it goes by everywhere.
  struct Entry {
    var file: ArchiveFile
    var header: ContainerEntry
  }

  /// What became of the entries.
  struct Outcome {
    var logs = 0
    var foreign = 0
    var failed = 0

    mutating func count(_ failure: InputError?) {
      switch failure {
      case nil: logs += 1
      case let failure? where failure.isForeignContent: foreign += 1
      default: failed += 1
      }
    }
  }

  /// How many containers this one lies in.
  let depth: Int
  let meter: UnpackingMeter
  let archive: LibraryArchive
  private let unpacking: Unpacking
  private let source: any ByteSource
  /// Watches the end of a tar.
  private let tail: TailSource?
  private let file: ArchiveFile

  /// A container in a container is read, one within that is not.
  private static let deepest = 1

  init(
    _ content: Unpacking.Content, format: ContainerFormat, file: ArchiveFile, depth: Int,
    meter: UnpackingMeter, unpacking: Unpacking
  ) throws(InputError) {
    if depth > Container.deepest {
      throw .tooDeep(path: file.path, content: "a \(format.rawValue) within two others")
    }
    tail = format == .tar ? TailSource(content.source) : nil
    source = tail ?? content.source
    guard let archive = LibraryArchive(source, format: format) else {
      throw .notBuiltIn(path: file.path, format: format.rawValue)
    }
    self.file = file
    self.depth = depth
    self.meter = meter
    self.unpacking = unpacking
    self.archive = archive
  }

  /// What the container takes for itself; nothing for a zip, whose entries are packed one by one within it.
  var overhead: Int64 { tail?.overhead ?? 0 }

  /// The next file that is not hidden; folders and links are passed by.
  func next() throws(InputError) -> Entry? {
    while let header = archive.next() {
      try meter.countEntry(of: file.path)
      tail?.entries += header.size
      if !header.isFile || EntryName.isHidden(header.name) { continue }
      let entry = ArchiveFile(
        path: EntryName.joined(file.path, header.name),
        absolutePath: EntryName.joined(file.absolutePath, header.name),
        size: file.size, modified: file.modified, isNamed: false)
      return Entry(file: entry, header: header)
    }
    return nil
  }

  func open(_ entry: Entry) throws(InputError) -> Unpacking.Content {
    if entry.header.isEncrypted { throw .encrypted(path: entry.file.path) }
    return try unpacking.open(
      metered(entry), path: entry.file.path, isEntry: true, meter: meter)
  }

  /// The library finds the end of an entry of unknown size by unpacking it: what comes out is weighed here.
  func skip(_ entry: Entry) throws(InputError) {
    if !entry.header.hasSize { try Container.drain(metered(entry)) }
  }

  private func metered(_ entry: Entry) -> MeteredSource {
    MeteredSource(archive, meter: meter, isEntry: true, path: entry.file.path)
  }

  /// Reads what stands behind the last entry, so that checksums are met and the writer of a pipe is not cut off.
  func finish() throws(InputError) {
    if archive.failure(of: file.path) == nil { try Container.drain(source) }
  }

  private static func drain(_ source: any ByteSource) throws(InputError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try source.read(into: buffer) > 0 {}
  }

  /// Throws what makes it one to be read again.
  func check(_ outcome: Outcome) throws(InputError) {
    if let failure = archive.failure(of: file.path) { throw failure }
    if let tail, tail.zeros < ContainerFormat.headSize {
      throw .damagedContainer(path: file.path, reason: "no mark of its end")
    }
    let entries = outcome.logs + outcome.foreign + outcome.failed
    if outcome.failed > 0 {
      throw .failedEntries(path: file.path, count: outcome.failed, entries: entries)
    }
    if outcome.logs == 0 { throw .noLog(path: file.path, entries: entries) }
  }
}
