/// A peer, or a part of its traffic, that an existing rule lets through.
public struct CoveredPeer: Hashable, Sendable {
  /// The rule's name.
  public var rule: String
  public var summary: PeerSummary

  public init(rule: String, summary: PeerSummary) {
    self.rule = rule
    self.summary = summary
  }
}
