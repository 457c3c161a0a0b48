/// What the logs say for one element of a rule, as a rule set document carries it beside the rules.
///
/// It comes from a file that a person may have edited, so nothing in it is relied on: it is shown.
public struct RuleEvidence: Hashable, Sendable {
  /// Where a record lies; as in ``Evidence``.
  public struct Place: Hashable, Sendable {
    public var file: String
    /// Bytes from the start of the decompressed file.
    public var offset: Int64
    public var length: Int64

    public init(file: String, offset: Int64, length: Int64) {
      self.file = file
      self.offset = offset
      self.length = length
    }
  }

  public var peers: [String]
  public var events: Int64
  /// Distinct UTC days.
  public var days: Int64
  public var firstSeen: Timestamp
  public var lastSeen: Timestamp
  /// The first of the peers' records; `nil` where the document names none.
  public var firstRecord: Place?

  public init(
    peers: [String], events: Int64, days: Int64, firstSeen: Timestamp, lastSeen: Timestamp,
    firstRecord: Place?
  ) {
    self.peers = peers
    self.events = events
    self.days = days
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.firstRecord = firstRecord
  }
}
