/// A context with what the store looks it up by, worked out where the record was read.
public struct IdentifiedContext: Hashable, Sendable {
  public let context: RecordContext
  /// Of the identifying fields (``RecordIdentity``).
  public let identity: UInt64
  /// Of all fields: 128 bits in two halves.
  public let low: UInt64
  public let high: UInt64
  public let flow: FlowKey

  /// - Parameter flow: the context's flow key, where the caller has it already.
  public init(_ context: RecordContext, flow: FlowKey? = nil) {
    self.context = context
    let hashes = RecordIdentity.hashes(of: context)
    (identity, low, high) = (hashes.identity, hashes.low, hashes.high)
    self.flow = flow ?? FlowKey(of: context)
  }
}
