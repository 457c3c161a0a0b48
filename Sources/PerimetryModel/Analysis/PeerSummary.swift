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
  /// Its source resources, where those are known; ordered by id.
  public var sources: [ResourceID]
  /// Whether every one of its records names a source resource.
  public var namesEverySource: Bool
  /// Whether it comes through a service endpoint, always or at times.
  public var usesServiceEndpoint: Bool
  /// Its largest record, the earliest of equals: the one to show.
  public var reference: RecordReference?
  /// Empty where it was not measured: the gates are off, or no rule is in question.
  public var gates: GateValues
  /// Whether a person let it past the gates.
  public var isAccepted: Bool

  public init(
    peer: Peer, tally: Tally, resources: [ResourceID], matchedRules: [String] = [],
    subscriptions: [SubscriptionID] = [], sources: [ResourceID] = [],
    namesEverySource: Bool = false, usesServiceEndpoint: Bool = false,
    reference: RecordReference? = nil, gates: GateValues = GateValues(), isAccepted: Bool = false
  ) {
    self.peer = peer
    self.tally = tally
    self.resources = resources
    self.matchedRules = matchedRules
    self.subscriptions = subscriptions
    self.sources = sources
    self.namesEverySource = namesEverySource
    self.usesServiceEndpoint = usesServiceEndpoint
    self.reference = reference
    self.gates = gates
    self.isAccepted = isAccepted
  }
}
