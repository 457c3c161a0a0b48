/// A blocked peer of one profile and direction, over all its blocked flows.
public struct PeerSummary: Hashable, Sendable {
  public var peer: Peer
  public var tally: Tally
  /// The service resources it reaches, ordered by id.
  public var resources: [ResourceID]
  /// The resource rules that let it through today, ordered by name.
  public var matchedRules: [String]
  /// Subscriptions of its source resources, where those are known; ordered.
  public var subscriptions: [SubscriptionID]
  /// Its largest record, the earliest of equals: the one to show.
  public var reference: RecordReference?

  public init(
    peer: Peer, tally: Tally, resources: [ResourceID], matchedRules: [String] = [],
    subscriptions: [SubscriptionID] = [], reference: RecordReference? = nil
  ) {
    self.peer = peer
    self.tally = tally
    self.resources = resources
    self.matchedRules = matchedRules
    self.subscriptions = subscriptions
    self.reference = reference
  }
}
