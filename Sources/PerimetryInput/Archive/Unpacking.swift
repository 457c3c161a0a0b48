/// Undoes the compression of a file, recognised by its first bytes.
enum Unpacking {
  /// - Returns: the text's bytes, and whether they were compressed.
  static func open(
    _ source: any ByteSource, path: String
  ) throws(InputError) -> (source: any ByteSource, isGzip: Bool) {
    let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 16)
    defer { head.deallocate() }
    var count = 0
    while count < 4 {
      let more = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: head[count...]))
      if more == 0 { break }
      count += more
    }
    let bytes = UnsafeRawBufferPointer(rebasing: head[..<count])
    guard bytes.starts(with: [0x1F, 0x8B]) else {
      return (HeadedSource(head: Array(bytes), rest: source), false)
    }
    #if canImport(CZlib)
      return (GzipSource(source, head: bytes), true)
    #else
      throw .gzipNotBuiltIn(path: path)
    #endif
  }
}
