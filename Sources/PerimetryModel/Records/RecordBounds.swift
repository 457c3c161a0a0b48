/// What a record may not exceed, wherever it is read.
public enum RecordBounds {
  /// The largest count a record may claim; beyond it the sum over an archive could overflow.
  public static let largestCount: Int64 = 1_000_000_000_000
  /// Bytes of one record; a longer one is rejected and skipped.
  public static let longestRecord = 8 << 20
}
