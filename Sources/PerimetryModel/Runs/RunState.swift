/// What a later run compares itself with. Kept of the last run that came so far, and of no other.
public struct RunState: Hashable, Sendable {
  /// Beyond so many peers who is blocked is not kept, and nothing is said of what changed.
  public static let mostPeers = 50_000

  /// Of the flows and of what was asked: equal where a run would say the same.
  public var fingerprint: String
  /// Who would be denied, ascending; `nil` where they were too many.
  public var blocked: [BlockedPeer]?

  /// Of all the store held.
  public var events: Int64

  public init(fingerprint: String, blocked: [BlockedPeer], events: Int64) {
    (self.fingerprint, self.events) = (fingerprint, events)
    self.blocked = blocked.count > RunState.mostPeers ? nil : blocked.sorted()
  }

  public init(fingerprint: String, kept: [BlockedPeer]?, events: Int64) {
    (self.fingerprint, blocked, self.events) = (fingerprint, kept, events)
  }
}
