import PerimetryModel

/// Whom a profile let in and whom it turned away, over everything the store holds.
struct ProfileHistory {
  private var letIn: Set<IPAddress> = []
  private var turnedAway: Set<IPAddress> = []
  /// Inbound peers without an address that were let in.
  private var letInPeers: Set<Peer> = []
  /// The subscriptions that inbound peers called from, whatever came of it; where they are known.
  private var calledFrom: [Peer: Set<SubscriptionID>] = [:]
  /// Inbound peers with a known subscription that were turned away.
  private var turnedAwayPeers: Set<Peer> = []
  /// Destinations that were refused, at whatever time and to whatever resource.
  private(set) var refusedNames: Set<DomainName> = []
  /// The first and the last event of the profile.
  private(set) var firstSeen = Timestamp.latest
  private(set) var lastSeen = Timestamp(ticks: 0)

  /// Addresses that were refused and never let in by what a prefix could let in: no prefix may hold them. A rule admits an
  /// address to every resource of the profile, so the resource does not matter. Private endpoints
  /// prove nothing about a prefix.
  var refusedAddresses: [IPAddress] { Array(turnedAway.subtracting(letIn).union(closed)) }

  /// Subscriptions that a peer called from which was refused and never let in, or is not to be let in by decision: a rule
  /// for one of them would let it in.
  var refusedSubscriptions: Set<SubscriptionID> {
    let refused = turnedAwayPeers.lazy.filter { !hasLetIn($0) }
    return refused.reduce(
      into: closedPeers.reduce(into: []) { $0.formUnion(subscriptions(of: $1)) }
    ) {
      $0.formUnion(subscriptions(of: $1))
    }
  }

  /// That an inbound peer was ever seen to call from.
  func subscriptions(of peer: Peer) -> Set<SubscriptionID> { calledFrom[peer] ?? [] }

  private func hasLetIn(_ peer: Peer) -> Bool {
    if case .address(let address) = peer {
      letIn.contains(address)
    } else {
      letInPeers.contains(peer)
    }
  }

  /// Destinations that no wildcard may hold: refused, or not to be let through by decision.
  var closedNames: Set<DomainName> { refusedNames.union(closedByDecision) }

  /// Not to be let in by decision.
  private var closed: Set<IPAddress> = []
  private var closedPeers: Set<Peer> = []
  private var closedByDecision: Set<DomainName> = []

  private mutating func close(to peer: Peer, _ direction: Direction) {
    switch (direction, peer) {
    case (.outbound, .domain(let name)): closedByDecision.insert(name)
    case (.outbound, _): break
    case (.inbound, .address(let address)):
      closed.insert(address)
      closedPeers.insert(peer)
    case (.inbound, _): closedPeers.insert(peer)
    }
  }

  /// Whether an address was refused, be it let in at other times or not.
  func hasRefused(_ peer: Peer) -> Bool {
    if case .address(let address) = peer { turnedAway.contains(address) } else { false }
  }

  /// - Parameter decided: closes the profiles to whom they are not to let through.
  static func byProfile(
    _ history: [Flow], decided: DecisionIndex
  ) -> [ProfileKey: ProfileHistory] {
    var profiles: [ProfileKey: ProfileHistory] = [:]
    for run in history.runs(by: \.key) {
      let key = history[run.lowerBound].key
      guard let category = key.category.known else { continue }
      var profile = profiles.removeValue(forKey: key.profile) ?? ProfileHistory()
      for flow in history[run] {
        profile.firstSeen = min(profile.firstSeen, flow.tally.firstSeen)
        profile.lastSeen = max(profile.lastSeen, flow.tally.lastSeen)
        profile.add(category, flow.key)
        if decided.keepsOut(flow.key) { profile.close(to: flow.key.peer, flow.key.direction) }
      }
      profiles[key.profile] = profile
    }
    return profiles
  }

  private mutating func add(_ category: LogCategory, _ key: FlowKey) {
    let peer = key.peer
    if category.direction == .inbound {
      let subscription = key.sourceResource?.subscription
      if let subscription { calledFrom[peer, default: []].insert(subscription) }
      switch category {
      case .publicInboundPerimeterRulesDenied, .publicInboundResourceRulesDenied:
        if subscription != nil { turnedAwayPeers.insert(peer) }
      case .publicInboundPerimeterRulesAllowed, .publicInboundResourceRulesAllowed,
        .intraPerimeterInboundAllowed, .crossPerimeterInboundAllowed:
        if case .address = peer { break }
        letInPeers.insert(peer)
      default: break
      }
    }
    switch (category, peer) {
    case (.publicInboundPerimeterRulesDenied, .address(let address)),
      (.publicInboundResourceRulesDenied, .address(let address)):
      turnedAway.insert(address)
    case (.publicInboundPerimeterRulesAllowed, .address(let address)),
      (.intraPerimeterInboundAllowed, .address(let address)),
      (.crossPerimeterInboundAllowed, .address(let address)):
      letIn.insert(address)
    case (.publicInboundResourceRulesAllowed, .address(let address)):
      // What no prefix could let in is no reason for one.
      if key.usesServiceEndpoint || (key.resource.isStorage && key.namesOtherThanHTTPS) { break }
      letIn.insert(address)
    case (.publicOutboundPerimeterRulesDenied, .domain(let name)),
      (.publicOutboundResourceRulesDenied, .domain(let name)):
      refusedNames.insert(name)
    default: break
    }
  }
}
