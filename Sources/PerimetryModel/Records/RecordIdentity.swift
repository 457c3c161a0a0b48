/// The identity of a record: the platform gives none, so it is made of content (domain.md §2.11).
///
/// The key is XXH64, seed 0, of three little-endian 64-bit numbers: the hash of the context's identity
/// fields, the time in whole milliseconds, and the source port plus one (0 where there is none). The
/// context's hash is XXH64, seed 0, of the category's name and the fields of ``RecordField/identity`` in order,
/// each as a little-endian 32-bit byte count and its UTF-8 bytes; an absent field counts zero bytes. Two
/// honest events that agree in all of this within one millisecond cannot be told from a duplicate.
public enum RecordIdentity {
  public static func contextHash(of context: RecordContext) -> UInt64 {
    let pool = TextPool()
    let numbers = RecordField.allCases.map { pool.number(of: context[$0] ?? "") }
    return hashes(of: numbers, category: context.category, in: pool).identity
  }

  /// The hash of the identifying fields and the hash of all fields: equal contexts, equal hashes. The identifying fields
  /// come first in ``RecordField``, so one walk over the texts serves both.
  /// - Parameter numbers: of the texts in the pool, by field.
  static func hashes(
    of numbers: [Int32], category: RecordCategory, in pool: TextPool
  ) -> (identity: UInt64, all: UInt64) {
    var name = category.name
    return name.withUTF8 { name in
      let size = numbers.reduce(4 + name.count) { $0 + 4 + pool.bytes(of: $1).count }
      return withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
        var end = 0
        append(UnsafeRawBufferPointer(name), to: buffer, at: &end)
        for number in numbers.prefix(RecordField.identity.count) {
          append(pool.bytes(of: number), to: buffer, at: &end)
        }
        let identity = XXHash64.hash(UnsafeRawBufferPointer(rebasing: buffer[..<end]))
        for number in numbers.dropFirst(RecordField.identity.count) {
          append(pool.bytes(of: number), to: buffer, at: &end)
        }
        return (identity, XXHash64.hash(UnsafeRawBufferPointer(buffer)))
      }
    }
  }

  public static func key(contextHash: UInt64, time: Timestamp, port: Int32?) -> Int64 {
    var words = (
      contextHash.littleEndian, time.milliseconds.littleEndian,
      (Int64(port ?? -1) + 1).littleEndian
    )
    return withUnsafeBytes(of: &words) { Int64(bitPattern: XXHash64.hash($0)) }
  }

  @inline(__always)
  private static func append(
    _ text: UnsafeRawBufferPointer, to buffer: UnsafeMutableRawBufferPointer, at end: inout Int
  ) {
    buffer.storeBytes(of: UInt32(text.count).littleEndian, toByteOffset: end, as: UInt32.self)
    UnsafeMutableRawBufferPointer(rebasing: buffer[(end + 4)...]).copyMemory(from: text)
    end += 4 + text.count
  }
}
