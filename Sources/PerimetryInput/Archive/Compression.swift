/// How a stream of bytes was made smaller, recognised by its first bytes.
enum Compression: String, CaseIterable {
  case gzip, zstd, bzip2, xz, lz4

  init?(_ head: some Collection<UInt8>) {
    let found = Compression.allCases.first { head.starts(with: $0.magic) }
    guard let found, found != .bzip2 || Compression.startsBlock(head) else { return nil }
    self = found
  }

  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .lz4: [0x04, 0x22, 0x4D, 0x18]
    }
  }

  /// Three letters could begin a text; bzip2 goes on with a digit and the number of a block or of the end.
  private static func startsBlock(_ head: some Collection<UInt8>) -> Bool {
    let rest = head.dropFirst(3)
    guard let level = rest.first, (0x31...0x39).contains(level) else { return false }
    let block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
    let end: [UInt8] = [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
    return rest.dropFirst().starts(with: block) || rest.dropFirst().starts(with: end)
  }
}
