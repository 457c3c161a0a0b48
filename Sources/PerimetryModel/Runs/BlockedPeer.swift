/// A peer that would be denied, in one direction of one profile.
public struct BlockedPeer: Hashable, Comparable, Sendable {
  public var perimeter: String
  public var profile: String
  public var direction: String
  public var peer: String

  public init(perimeter: String, profile: String, direction: String, peer: String) {
    self.perimeter = perimeter
    self.profile = profile
    self.direction = direction
    self.peer = peer
  }

  public static func < (a: BlockedPeer, b: BlockedPeer) -> Bool {
    (a.perimeter, a.profile, a.direction, a.peer) < (b.perimeter, b.profile, b.direction, b.peer)
  }
}
