/// What became of what was read; two accounts add up. In records:
/// read = kept + duplicate + conflict + rejected + foreign.
public struct IngestAccount: Hashable, Sendable {
  public var bytes = ByteAccount()
  public var read: Int64 = 0
  /// Records that are new in the store.
  public var kept: Int64 = 0
  /// Records the store already had.
  public var duplicate: Int64 = 0
  /// Records the store already had with another count or end: the larger wins.
  public var conflict: Int64 = 0
  /// Records of days whose records were pruned: nobody can tell whether they counted, so they count no more.
  public var pruned: Int64 = 0
  public var rejected: Int64 = 0
  /// Records of other tables.
  public var foreign: Int64 = 0
  /// Records kept under a category perimetry does not know.
  public var unknownCategory: Int64 = 0
  /// What the compacted records among them stand for.
  public var compaction = CompactionAccount()
  /// How often each diagnostic was raised.
  public var diagnostics: [Diagnostic.Code: Int64] = [:]

  public init() {}

  public static func += (a: inout IngestAccount, b: IngestAccount) {
    a.bytes += b.bytes
    a.read += b.read
    a.kept += b.kept
    a.duplicate += b.duplicate
    a.conflict += b.conflict
    a.pruned += b.pruned
    a.rejected += b.rejected
    a.foreign += b.foreign
    a.unknownCategory += b.unknownCategory
    a.compaction += b.compaction
    a.diagnostics.merge(b.diagnostics, uniquingKeysWith: +)
  }
}
