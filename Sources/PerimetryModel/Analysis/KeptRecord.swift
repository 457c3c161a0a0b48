/// A copy of the raw bytes of a record, kept in the store for when its file is gone or has changed.
public struct KeptRecord: Hashable, Sendable {
  /// How the bytes are stored; the numbers are what the store holds.
  public enum Packing: Int64, CaseIterable, Sendable {
    case plain = 0
    /// A zlib stream (RFC 1950).
    case zlib = 1
  }

  public var reference: RecordReference
  public var packing: Packing
  /// Of the plain bytes.
  public var size: Int
  /// XXH64 of the plain bytes.
  public var hash: UInt64
  /// As stored.
  public var bytes: [UInt8]

  public init(
    reference: RecordReference, packing: Packing, size: Int, hash: UInt64, bytes: [UInt8]
  ) {
    self.reference = reference
    self.packing = packing
    self.size = size
    self.hash = hash
    self.bytes = bytes
  }
}
