/// The identity of a record: the platform gives none, so it is made of content (domain.md §2.11).
///
/// The key is XXH64, seed 0, of three little-endian 64-bit numbers: the hash of the context's identity
/// fields, the time in whole milliseconds, and the source port plus one (0 where there is none). The
/// context's hash is XXH64, seed 0, of the category's name and the fields of ``RecordField/identity`` in order,
/// each as a little-endian 32-bit byte count and its UTF-8 bytes; an absent field counts zero bytes. Two
/// honest events that agree in all of this within one millisecond cannot be told from a duplicate.
public enum RecordIdentity {
  public static func contextHash(of context: RecordContext) -> UInt64 {
    XXHash64.hash(bytes(of: context, fields: RecordField.identity))
  }

  /// The hash of all fields, not only the identifying: equal contexts, equal hash. Two seeds make 128 bits.
  public static func fullHash(of context: RecordContext) -> (UInt64, UInt64) {
    let all = bytes(of: context, fields: RecordField.allCases)
    return (XXHash64.hash(all, seed: 0), XXHash64.hash(all, seed: 1))
  }

  public static func key(contextHash: UInt64, time: Timestamp, port: Int32?) -> Int64 {
    var words = (
      contextHash.littleEndian, time.milliseconds.littleEndian,
      (Int64(port ?? -1) + 1).littleEndian
    )
    return withUnsafeBytes(of: &words) { Int64(bitPattern: XXHash64.hash($0)) }
  }

  private static func bytes(of context: RecordContext, fields: [RecordField]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    append(context.category.name, to: &bytes)
    for field in fields { append(context[field] ?? "", to: &bytes) }
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let utf8 = text.utf8
    withUnsafeBytes(of: UInt32(utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: utf8)
  }
}
