/// The identity of a record: the platform gives none, so it is made of content (domain.md §2.11).
///
/// The key is XXH64, seed 0, of three little-endian 64-bit numbers: the hash of the context's identity
/// fields, the time in whole milliseconds, and the source port plus one (0 where there is none). The
/// context's hash is XXH64, seed 0, of the category's name and the fields of ``RecordField/identity`` in order,
/// each as a little-endian 32-bit byte count and its UTF-8 bytes; an absent field counts zero bytes. Two
/// honest events that agree in all of this within one millisecond cannot be told from a duplicate.
public enum RecordIdentity {
  public static func contextHash(of context: RecordContext) -> UInt64 {
    hashes(of: context).identity
  }

  /// The hash of the identifying fields, and of all fields under two seeds: equal contexts, equal hashes. The
  /// identifying fields come first in ``RecordField``, so one walk over the texts serves all.
  static func hashes(of context: RecordContext) -> (identity: UInt64, low: UInt64, high: UInt64) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    append(context.category.name, to: &bytes)
    for field in RecordField.identity { append(context[field] ?? "", to: &bytes) }
    let identity = XXHash64.hash(bytes)
    for field in RecordField.others { append(context[field] ?? "", to: &bytes) }
    return (identity, XXHash64.hash(bytes, seed: 0), XXHash64.hash(bytes, seed: 1))
  }

  public static func key(contextHash: UInt64, time: Timestamp, port: Int32?) -> Int64 {
    var words = (
      contextHash.littleEndian, time.milliseconds.littleEndian,
      (Int64(port ?? -1) + 1).littleEndian
    )
    return withUnsafeBytes(of: &words) { Int64(bitPattern: XXHash64.hash($0)) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let utf8 = text.utf8
    withUnsafeBytes(of: UInt32(utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: utf8)
  }
}
