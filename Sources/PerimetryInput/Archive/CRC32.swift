/// The checksum of gzip and of Avro's snappy blocks (RFC 1952, 8).
enum CRC32 {
  private static let table: [UInt32] = (0..<256 as Range<UInt32>).map { byte in
    var rest = byte
    for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : (rest >> 1) ^ 0xEDB8_8320 }
    return rest
  }

  static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  }
}
