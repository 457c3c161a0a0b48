/// The key of a record in the store: its time in milliseconds and its identity.
/// Ordered by time, so that evidence reads in the order it happened.
public struct RecordReference: Hashable, Comparable, Sendable {
  public let milliseconds: Int64
  public let key: Int64

  public init(milliseconds: Int64, key: Int64) {
    self.milliseconds = milliseconds
    self.key = key
  }

  public static func < (a: RecordReference, b: RecordReference) -> Bool {
    (a.milliseconds, a.key) < (b.milliseconds, b.key)
  }
}
