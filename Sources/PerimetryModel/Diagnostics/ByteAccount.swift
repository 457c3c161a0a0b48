/// Where the bytes of what was read went, after decompression: read = kept + duplicate + rejected + foreign + blank + framing.
///
/// Each byte counts once. Where several records stand in one piece of text (a line that is an array, a packed block of a
/// capture file), the first of them takes all of its bytes.
public struct ByteAccount: Hashable, Sendable {
  public var read: Int64 = 0
  /// Of records that are new in the store.
  public var kept: Int64 = 0
  /// Of records the store already had, with the same count or another, and of those whose days were pruned.
  public var duplicate: Int64 = 0
  /// Of what could not be used.
  public var rejected: Int64 = 0
  /// Of records of other tables, and of tables that hold no record.
  public var foreign: Int64 = 0
  /// White space between records.
  public var blank: Int64 = 0
  /// Line breaks, brackets, separators, headings, envelopes, and what a container adds to its entries.
  public var framing: Int64 = 0

  public init() {}

  /// Whether every byte that was read is in one of the parts.
  public var balances: Bool { read == kept + duplicate + rejected + foreign + blank + framing }

  public static func += (a: inout ByteAccount, b: ByteAccount) {
    a.read += b.read
    a.kept += b.kept
    a.duplicate += b.duplicate
    a.rejected += b.rejected
    a.foreign += b.foreign
    a.blank += b.blank
    a.framing += b.framing
  }
}
