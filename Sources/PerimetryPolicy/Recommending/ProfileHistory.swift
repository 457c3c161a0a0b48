import PerimetryModel

/// Whom a profile let in and whom it turned away, over everything the store holds.
struct ProfileHistory {
  private var letIn: Set<IPAddress> = []
  private var turnedAway: Set<IPAddress> = []
  /// Inbound peers without an address that were let in, and the subscriptions that peers called from when turned away.
  private var letInPeers: Set<Peer> = []
  private var turnedAwayFrom: [Peer: Set<SubscriptionID>] = [:]
  /// Destinations that were refused, at whatever time and to whatever resource.
  private(set) var refusedNames: Set<DomainName> = []
  /// The first and the last event of the profile.
  private(set) var firstSeen = Timestamp.latest
  private(set) var lastSeen = Timestamp(ticks: 0)

  /// Addresses that were refused and never let in: no prefix may hold them. A rule admits an
  /// address to every resource of the profile, so the resource does not matter. Private endpoints
  /// prove nothing about a prefix.
  var refusedAddresses: [IPAddress] { Array(turnedAway.subtracting(letIn).union(closed)) }

  /// Subscriptions that a peer calls from which was refused and never let in, or is not to be let in by decision: a rule for
  /// one of them would let it in.
  var refusedSubscriptions: Set<SubscriptionID> {
    turnedAwayFrom.reduce(into: closedSubscriptions) { all, peer in
      let isLetIn =
        if case .address(let address) = peer.key { letIn.contains(address) } else {
          letInPeers.contains(peer.key)
        }
      if !isLetIn { all.formUnion(peer.value) }
    }
  }

  /// Destinations that no wildcard may hold: refused, or not to be let through by decision.
  var closedNames: Set<DomainName> { refusedNames.union(closedByDecision) }

  /// Not to be let in by decision.
  private var closed: Set<IPAddress> = []
  private var closedSubscriptions: Set<SubscriptionID> = []
  private var closedByDecision: Set<DomainName> = []

  mutating func close(to peers: [DecidedPeer]) {
    for decided in peers {
      closedSubscriptions.formUnion(decided.summary.subscriptions)
      switch decided.summary.peer {
      case .address(let address): closed.insert(address)
      case .domain(let name): closedByDecision.insert(name)
      case .resource, .app, .unreadable, .none: break
      }
    }
  }

  /// Whether an address was refused, be it let in at other times or not.
  func hasRefused(_ peer: Peer) -> Bool {
    if case .address(let address) = peer { turnedAway.contains(address) } else { false }
  }

  static func byProfile(_ history: [Flow]) -> [ProfileKey: ProfileHistory] {
    var profiles: [ProfileKey: ProfileHistory] = [:]
    for run in history.runs(by: \.key) {
      let key = history[run.lowerBound].key
      guard let category = key.category.known else { continue }
      var profile = profiles.removeValue(forKey: key.profile) ?? ProfileHistory()
      for flow in history[run] {
        profile.firstSeen = min(profile.firstSeen, flow.tally.firstSeen)
        profile.lastSeen = max(profile.lastSeen, flow.tally.lastSeen)
        profile.add(category, flow.key)
      }
      profiles[key.profile] = profile
    }
    return profiles
  }

  private mutating func add(_ category: LogCategory, _ key: FlowKey) {
    let peer = key.peer
    if category.direction == .inbound {
      switch category {
      case .publicInboundPerimeterRulesDenied, .publicInboundResourceRulesDenied:
        if let subscription = key.sourceResource?.subscription {
          turnedAwayFrom[peer, default: []].insert(subscription)
        }
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
      (.publicInboundResourceRulesAllowed, .address(let address)),
      (.intraPerimeterInboundAllowed, .address(let address)),
      (.crossPerimeterInboundAllowed, .address(let address)):
      letIn.insert(address)
    case (.publicOutboundPerimeterRulesDenied, .domain(let name)),
      (.publicOutboundResourceRulesDenied, .domain(let name)):
      refusedNames.insert(name)
    default: break
    }
  }
}
