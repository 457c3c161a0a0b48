import PerimetryModel
import Testing

@testable import PerimetryInput

/// A library that inflates in this build.
struct InflaterKind: Sendable, CustomTestStringConvertible {
  /// What a library makes of a gzip file.
  struct Outcome: Equatable {
    var text: [UInt8]
    var problem: Diagnostic.Code?
  }

  let testDescription: String
  private let inflate: @Sendable ([UInt8], _ piece: Int, _ room: Int) throws -> Outcome

  static let allCases: [InflaterKind] = {
    var kinds: [InflaterKind] = []
    #if canImport(CZlib)
      kinds.append(InflaterKind(ZlibInflater.self))
    #endif
    #if canImport(CIsal)
      kinds.append(InflaterKind(IsalInflater.self))
    #endif
    return kinds
  }()

  private init<Inflater: Inflating & SendableMetatype>(_ inflater: Inflater.Type) {
    testDescription = Inflater.libraryName
    inflate = { bytes, piece, room in
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

  /// - Parameters:
  ///   - piece: bytes that the file hands over at a time.
  ///   - room: bytes of text asked for at a time.
  func read(_ bytes: [UInt8], piece: Int = .max, room: Int = 1 << 16) throws -> Outcome {
    try inflate(bytes, piece, room)
  }
}
