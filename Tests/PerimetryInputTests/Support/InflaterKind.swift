import PerimetryModel

@testable import PerimetryInput

/// The libraries that inflate in this build.
enum InflaterKind: CaseIterable {
  #if canImport(CZlib)
    case zlib
  #endif
  #if canImport(CIsal)
    case isal
  #endif

  /// What a library makes of a gzip file.
  struct Outcome: Equatable {
    var text: [UInt8]
    var problem: Diagnostic.Code?
  }

  /// - Parameters:
  ///   - piece: bytes that the file hands over at a time.
  ///   - room: bytes of text asked for at a time.
  func read(_ bytes: [UInt8], piece: Int = .max, room: Int = 1 << 16) throws -> Outcome {
    switch self {
    #if canImport(CZlib)
      case .zlib: try read(bytes, piece, room, by: ZlibInflater.self)
    #endif
    #if canImport(CIsal)
      case .isal: try read(bytes, piece, room, by: IsalInflater.self)
    #endif
    }
  }

  private func read<Inflater: Inflating>(
    _ bytes: [UInt8], _ piece: Int, _ room: Int, by inflater: Inflater.Type
  ) throws -> Outcome {
    // Another file before it leaves nothing behind.
    let source = GzipSource<Inflater>(BytesSource(Array(bytes.prefix(bytes.count / 2))))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    defer { buffer.deallocate() }
    _ = try source.read(into: buffer)
    source.open(BytesSource(bytes, piece: piece))
    var text: [UInt8] = []
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { break }
      text += buffer[..<count]
    }
    return Outcome(text: text, problem: source.fault(of: "x.gz")?.diagnostic)
  }
}
