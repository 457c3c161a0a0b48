/// A context with what the store looks it up by, worked out where the record was read. Its texts are numbers, in
/// ``RecordBatch/contextTexts``.
public struct IdentifiedContext: Sendable {
  public let category: RecordCategory
  /// Of the identifying fields (``RecordIdentity``).
  public let identity: UInt64
  /// Of all fields; together with ``identity`` it tells contexts apart.
  public let all: UInt64
  public let shape: FlowShape
}
