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
    let name = context.category.name
    let size =
      RecordField.allCases.reduce(4 + name.utf8.count) { $0 + 4 + (context[$1]?.utf8.count ?? 0) }
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
      var end = 0
      append(name, to: buffer, at: &end)
      for field in RecordField.identity { append(context[field] ?? "", to: buffer, at: &end) }
      let identity = XXHash64.hash(UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      for field in RecordField.others { append(context[field] ?? "", to: buffer, at: &end) }
      let all = UnsafeRawBufferPointer(buffer)
      return (identity, XXHash64.hash(all, seed: 0), XXHash64.hash(all, seed: 1))
    }
  }

  public static func key(contextHash: UInt64, time: Timestamp, port: Int32?) -> Int64 {
    var words = (
      contextHash.littleEndian, time.milliseconds.littleEndian,
      (Int64(port ?? -1) + 1).littleEndian
    )
    return withUnsafeBytes(of: &words) { Int64(bitPattern: XXHash64.hash($0)) }
  }

  private static func append(
    _ text: String, to buffer: UnsafeMutableRawBufferPointer, at end: inout Int
  ) {
    var text = text
    text.withUTF8 { utf8 in
      buffer.storeBytes(of: UInt32(utf8.count).littleEndian, toByteOffset: end, as: UInt32.self)
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer[(end + 4)...])
      target.copyMemory(from: UnsafeRawBufferPointer(utf8))
      end += 4 + utf8.count
    }
  }
}
