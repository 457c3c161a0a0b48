/// Traffic of one resource in one direction that would be denied and has one fate.
public struct BlockerGroup: Hashable, Sendable {
  public var direction: Direction
  public var fate: BlockerFate
  public var events: Int64
  public var peers: Int
  /// The last event.
  public var lastSeen: Timestamp

  public init(
    direction: Direction, fate: BlockerFate, events: Int64, peers: Int, lastSeen: Timestamp
  ) {
    self.direction = direction
    self.fate = fate
    self.events = events
    self.peers = peers
    self.lastSeen = lastSeen
  }
}
