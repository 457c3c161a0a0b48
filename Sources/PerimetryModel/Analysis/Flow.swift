/// Records merged by key: a distinct conversation, or a slice of one by operation or by day.
public struct Flow: Hashable, Sendable {
  public var key: FlowKey
  /// Set only where flows were asked for by operation.
  public var operation: String?
  public var tally: Tally
  /// The first, last and largest record, without repetition.
  public var references: [RecordReference]

  public init(
    key: FlowKey, operation: String? = nil, tally: Tally, references: [RecordReference]
  ) {
    self.key = key
    self.operation = operation
    self.tally = tally
    self.references = references
  }
}
