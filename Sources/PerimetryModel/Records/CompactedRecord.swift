/// The records of one flow and operation on one UTC day, as one: the first of them, with the events of all.
public struct CompactedRecord: Sendable {
  /// Of the first one.
  public var context: RecordContext
  public var time: Timestamp
  /// The last moment that any of them speaks of.
  public var end: Timestamp
  /// Source port of the first one.
  public var port: Int32?
  public var compaction: Compaction

  public init(
    context: RecordContext, time: Timestamp, end: Timestamp, port: Int32?, compaction: Compaction
  ) {
    self.context = context
    self.time = time
    self.end = end
    self.port = port
    self.compaction = compaction
  }
}
