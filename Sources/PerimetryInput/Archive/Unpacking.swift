/// Undoes the compression of a file or an entry and finds out whether it is a container, by its first bytes.
enum Unpacking {
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
  static func open(
    _ source: any ByteSource, path: String, isEntry: Bool = false, meter: UnpackingMeter
  ) throws(InputError) -> Content {
    let head = try read(source)
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
    let start = try read(text)
    if let second = Compression(start) {
      throw .tooDeep(path: path, content: "\(second.rawValue) within \(compression.rawValue)")
    }
    return Content(
      source: HeadedSource(head: start, rest: text), compression: compression,
      container: ContainerFormat(start), undone: undone, path: path)
  }

  private static func undo(
    _ compression: Compression, of source: any ByteSource
  ) -> (any UnpackingSource)? {
    if compression == .gzip {
      #if canImport(CZlib)
        return GzipSource(source)
      #else
        return nil
      #endif
    }
    return LibraryArchive(source, compression: compression)
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
