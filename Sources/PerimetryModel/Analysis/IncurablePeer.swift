/// A blocked peer that no prefix and no domain name lets through, and why.
public struct IncurablePeer: Hashable, Sendable {
  public var obstacle: Obstacle
  public var summary: PeerSummary

  public init(obstacle: Obstacle, summary: PeerSummary) {
    self.obstacle = obstacle
    self.summary = summary
  }
}
