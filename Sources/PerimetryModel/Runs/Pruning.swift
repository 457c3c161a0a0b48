/// What a pruning of old records takes, or would take.
public struct Pruning: Hashable, Sendable {
  /// Records before this day go.
  public var before: Day
  /// Records that go.
  public var records: Int64 = 0
  /// Older records that stay: the first, last and largest of each flow, and those with a copy.
  public var cited: Int64 = 0
  /// What the store takes on disk before.
  public var size: Int64 = 0
  /// The same afterwards; `nil` where nothing was done.
  public var sizeAfter: Int64?
  /// Bytes within the file that the next records will take.
  public var free: Int64 = 0
  /// Why the file was not made smaller; `nil` where it was, or nothing is worth it.
  public var obstacle: String?
  /// The day before which records were pruned already.
  public var earlier: Day?

  /// What a record takes, more or less; for an estimate.
  public static let recordSize: Int64 = 44

  public init(before: Day) { self.before = before }
}
