/// Bounds that keep memory small whatever is written. What is beyond them is looked up in the store, so they decide how
/// long a run takes and nothing else.
public struct WritingLimits: Sendable {
  /// Records after which is committed.
  public var commitSize = 1 << 20
  /// Flows whose ids are remembered, and flows whose sums are gathered before they are written.
  public var flows = 1 << 16
  /// Contexts whose rows are remembered, 16 bytes each.
  public var contexts = 1 << 20
  /// Days of flows gathered before they are written.
  public var days = 1 << 16
  /// Hours of categories of resources gathered before they are written, and such sources whose ids are remembered.
  public var hours = 1 << 14
  /// Rejects gathered before they are written; each holds up to `Reject` bytes.
  public var rejects = 1 << 10

  public init() {}
}
