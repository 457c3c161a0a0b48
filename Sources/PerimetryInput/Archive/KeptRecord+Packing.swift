import PerimetryModel

#if canImport(CZlib)
  import CZlib
#endif

extension KeptRecord {
  /// A record longer than this is not kept: one line of a log is not that long, a table on one line may be.
  public static let largest = 256 << 10

  /// Packed where zlib is built in and that makes it smaller; `nil` for a record longer than ``largest``.
  public init?(_ reference: RecordReference, plain: [UInt8]) {
    if plain.count > KeptRecord.largest { return nil }
    let packed = KeptRecord.packed(plain)
    self.init(
      reference: reference, packing: packed == nil ? .plain : .zlib, size: plain.count,
      hash: XXHash64.hash(plain), bytes: packed ?? plain)
  }

  /// The record's bytes; `nil` where the copy is damaged, or packed and nothing built in unpacks it.
  public var plain: [UInt8]? {
    let bytes = packing == .plain ? self.bytes : unpacked
    guard let bytes, bytes.count == size, XXHash64.hash(bytes) == hash else { return nil }
    return bytes
  }

  /// Whether this build packs and unpacks.
  public static var isPackingBuiltIn: Bool {
    #if canImport(CZlib)
      true
    #else
      false
    #endif
  }

  private static func packed(_ plain: [UInt8]) -> [UInt8]? {
    #if canImport(CZlib)
      var length = compressBound(UInt(plain.count))
      var bytes = [UInt8](repeating: 0, count: Int(length))
      guard compress2(&bytes, &length, plain, UInt(plain.count), 9) == Z_OK,
        Int(length) < plain.count
      else { return nil }
      return Array(bytes.prefix(Int(length)))
    #else
      return nil
    #endif
  }

  private var unpacked: [UInt8]? {
    #if canImport(CZlib)
      guard (0...KeptRecord.largest).contains(size) else { return nil }
      var length = UInt(size)
      var plain = [UInt8](repeating: 0, count: max(1, size))
      guard uncompress(&plain, &length, bytes, UInt(bytes.count)) == Z_OK else { return nil }
      return Array(plain.prefix(Int(length)))
    #else
      return nil
    #endif
  }
}
