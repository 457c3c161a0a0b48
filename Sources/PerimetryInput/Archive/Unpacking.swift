/// Undoes the compression of files and entries and finds out whether they are containers, by their first bytes.
final class Unpacking {
  /// Used for one file after another; as many as lie within each other.
  private var gzipSources: [GzipSource<BuiltInInflater>] = []

  /// What stands in a file or an entry.
  struct Content {
    /// The bytes of the text or the container.
    var source: any ByteSource
    var compression: Compression?
    var container: ContainerFormat?
    /// Where compression was undone, to be asked for faults at the end.
    var undone: (any UnpackingSource)?
    /// What messages call it.
    var path: String

    /// A shape and what was done to it, such as `json-lines+gzip`.
    func shape(_ name: String) -> String {
      compression.map { name + "+" + $0.rawValue } ?? name
    }
  }

  /// - Parameters:
  ///   - isEntry: whether the bytes are those of an entry of a container.
  ///   - path: what messages call the bytes.
  func open(
    _ source: any ByteSource, path: String, isEntry: Bool = false, meter: UnpackingMeter
  ) throws(InputError) -> Content {
    let head = try Unpacking.read(source)
    guard let compression = Compression(head) else {
      return Content(
        source: HeadedSource(head: head, rest: source), container: ContainerFormat(head), path: path
      )
    }
    let packed = HeadedSource(head: head, rest: source)
    guard let undone = undo(compression, of: packed) else {
      throw .notBuiltIn(path: path, format: compression.rawValue)
    }
    let text = MeteredSource(undone, meter: meter, isEntry: isEntry, path: path)
    let start = try Unpacking.read(text)
    if let second = Compression(start) {
      throw .tooDeep(path: path, content: "\(second.rawValue) within \(compression.rawValue)")
    }
    return Content(
      source: HeadedSource(head: start, rest: text), compression: compression,
      container: ContainerFormat(start), undone: undone, path: path)
  }

  private func undo(
    _ compression: Compression, of source: any ByteSource
  ) -> (any UnpackingSource)? {
    if compression == .gzip {
      return BuiltIn.gzip == nil ? nil : gzipSource(source)
    }
    return LibraryArchive(source, compression: compression)
  }

  private func gzipSource(_ source: any ByteSource) -> GzipSource<BuiltInInflater> {
    for index in gzipSources.indices where isKnownUniquelyReferenced(&gzipSources[index]) {
      gzipSources[index].open(source)
      return gzipSources[index]
    }
    gzipSources.append(GzipSource(source))
    return gzipSources[gzipSources.count - 1]
  }

  /// The first bytes, as many as it takes to tell.
  private static func read(_ source: any ByteSource) throws(InputError) -> [UInt8] {
    let head = UnsafeMutableRawBufferPointer.allocate(
      byteCount: ContainerFormat.headSize, alignment: 16)
    defer { head.deallocate() }
    var count = 0
    while count < head.count {
      let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: head[count...]))
      if more == 0 { break }
      count += more
    }
    return Array(head[..<count])
  }
}
