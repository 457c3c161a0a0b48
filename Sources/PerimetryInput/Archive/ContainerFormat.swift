/// A file that holds others, recognised by its first bytes.
enum ContainerFormat: String {
  case zip, tar

  /// Bytes that ``init(_:)`` looks at: the first header of a tar.
  static let headSize = 512

  init?(_ head: some Collection<UInt8>) {
    let head = Array(head.prefix(ContainerFormat.headSize))
    // An entry, the end of one that has none, or the mark of one written in pieces.
    let marks: [[UInt8]] = [[3, 4], [5, 6], [7, 8]]
    if head.starts(with: "PK".utf8), marks.contains(Array(head.dropFirst(2).prefix(2))) {
      self = .zip
    } else if ContainerFormat.isTarHeader(head) {
      self = .tar
    } else {
      return nil
    }
  }

  /// Whether the header's checksum is right: the oldest tars have no magic bytes.
  private static func isTarHeader(_ head: [UInt8]) -> Bool {
    guard head.count == headSize, head[0] != 0 else { return false }
    let field = 148..<156
    let digits = head[field].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    guard let stated = Int(String(decoding: digits, as: UTF8.self), radix: 8) else { return false }
    let sum = head.indices.reduce(0) { $0 + (field.contains($1) ? 0x20 : Int(head[$1])) }
    return stated == sum
  }
}
