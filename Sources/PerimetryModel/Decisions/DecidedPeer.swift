/// A peer that nothing is proposed for, because somebody decided so.
public struct DecidedPeer: Hashable, Sendable {
  public var decision: Decision
  public var summary: PeerSummary

  public init(decision: Decision, summary: PeerSummary) {
    self.decision = decision
    self.summary = summary
  }
}
