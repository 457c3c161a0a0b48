/// One run of `perimetry run`, as the store remembers it.
public struct RunEntry: Hashable, Sendable {
  /// Numbers go up by one or more, and none comes twice.
  public var number: Int64
  public var began: Timestamp
  /// `nil` where the run did not end: it was killed, or is under way.
  public var ended: Timestamp?
  /// Of the program.
  public var version: String
  /// What it came to.
  public var outcome: RunOutcome?

  public init(
    number: Int64, began: Timestamp, ended: Timestamp?, version: String, outcome: RunOutcome?
  ) {
    self.number = number
    self.began = began
    self.ended = ended
    self.version = version
    self.outcome = outcome
  }
}
