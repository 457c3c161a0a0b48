import PerimetryModel

/// What would be denied of one profile in one direction, apart by what can be done about it.
struct BlockedTraffic {
  /// Peers a prefix or a domain name can let through, with those of their flows.
  private(set) var curable: [Peer: BlockedPeer] = [:]
  private(set) var obstructed: [Obstacle: [Peer: BlockedPeer]] = [:]
  /// What it takes to let peers through by subscription; only collected where that is wanted.
  private(set) var claims: [Peer: SubscriptionClaim] = [:]
  /// What would be denied but for existing rules.
  private(set) var covered = CoveredTraffic()
  /// What nothing is proposed for by decision.
  private(set) var decided = DecidedTraffic()

  private let collectsClaims: Bool
  /// What a subscription could let through, flow by flow; only collected with the claims.
  private var claimed: [Assessment] = []
  /// What the gates said of peers, and whom they stopped.
  private var judged: [Peer: (values: GateValues, isAccepted: Bool)] = [:]
  private var stopped: Set<Peer> = []

  init(collectingClaims: Bool = false) { collectsClaims = collectingClaims }

  /// Takes an assessment that says the flow would be denied, or would be but for an existing rule.
  mutating func add(_ assessment: Assessment) {
    let flow = assessment.flow
    if case .existingRule(let rule) = assessment.cause {
      covered.add(flow, by: rule)
      return
    }
    if case .decided(let decision) = assessment.cause {
      decided.add(flow, by: decision)
      return
    }
    let obstacle = Obstacle(standingInTheWayOf: assessment)
    if let obstacle {
      obstructed[obstacle, default: [:]].add(flow)
    } else {
      curable.add(flow)
    }
    guard collectsClaims, obstacle.map(Obstacle.curedBySubscription.contains) ?? true else {
      return
    }
    claims[flow.key.peer, default: SubscriptionClaim()].add(flow)
    claimed.append(assessment)
  }

  /// Takes out every flow that these subscriptions let through, also of peers that need more than them.
  /// - Returns: what was taken out, by subscription.
  mutating func removeFlows(
    of subscriptions: Set<SubscriptionID>
  ) -> [SubscriptionID: [Peer: BlockedPeer]] {
    var taken: [SubscriptionID: [Peer: BlockedPeer]] = [:]
    var rest = BlockedTraffic()
    for assessment in claimed {
      let key = assessment.flow.key
      if let id = key.sourceResource?.subscription, subscriptions.contains(id),
        !stopped.contains(key.peer)
      {
        taken[id, default: [:]].add(assessment.flow)
      } else {
        rest.add(assessment)
      }
    }
    curable = rest.curable.filter { !stopped.contains($0.key) }
    for peer in curable.keys { note(judged[peer], in: &curable[peer]) }
    for id in taken.keys {
      for (peer, _) in taken[id] ?? [:] { note(judged[peer], in: &taken[id, default: [:]][peer]) }
    }
    for obstacle in Obstacle.curedBySubscription {
      obstructed[obstacle] = rest.obstructed[obstacle]
    }
    return taken
  }

  /// Notes what the gates measured of each peer a rule could let through, and takes out those that they stop.
  /// - Parameters:
  ///   - closed: subscriptions that would let somebody in who must not come in.
  ///   - calledFrom: all that a peer was ever seen to call from.
  /// - Returns: the peers taken out, but for those that no prefix and no domain name could let through anyway.
  mutating func screen(
    _ gates: Gates, closed: Set<SubscriptionID>, calledFrom: (Peer) -> Set<SubscriptionID>,
    measure: (Peer, Tally) -> (values: GateValues, isAccepted: Bool)
  ) -> [BlockedPeer] {
    func isStopped(_ values: GateValues, _ isAccepted: Bool) -> Bool {
      !isAccepted && gates.areTripped(values, by: .remove)
    }
    var withheld: [BlockedPeer] = []
    // A subscription lets all its callers in, those that were stopped too.
    var barred = closed
    // By their places, so that nothing is copied or looked up.
    for place in curable.values.indices {
      let (peer, tally) = (curable.values[place].peer, curable.values[place].tally)
      let (values, isAccepted) = measure(peer, tally)
      if collectsClaims { judged[peer] = (values, isAccepted) }
      curable.values[place].gates = values
      curable.values[place].isAccepted = isAccepted
      if isStopped(values, isAccepted) { withheld.append(curable.values[place]) }
    }
    for blocked in withheld {
      let peer = blocked.peer
      curable[peer] = nil
      stopped.insert(peer)
      barred.formUnion(claims.removeValue(forKey: peer)?.needed ?? [])
      barred.formUnion(calledFrom(peer))
    }
    for (peer, claim) in claims {
      let (values, isAccepted) = measure(peer, claim.tally)
      if isStopped(values, isAccepted) {
        // Its obstacle says why no rule lets it through.
        barred.formUnion(claims.removeValue(forKey: peer)?.needed ?? [])
        barred.formUnion(calledFrom(peer))
      } else {
        if judged[peer] == nil { judged[peer] = (values, isAccepted) }
        claims[peer]?.note(values, isAccepted)
      }
    }
    if !barred.isEmpty { claims = claims.filter { barred.isDisjoint(with: $0.value.needed) } }
    return withheld
  }

  private func note(
    _ judged: (values: GateValues, isAccepted: Bool)?, in blocked: inout BlockedPeer?
  ) {
    guard let judged else { return }
    blocked?.gates = judged.values
    blocked?.isAccepted = judged.isAccepted
  }

  /// Takes out what the claims of these peers stand for.
  mutating func removeClaimed(_ peers: Set<Peer>) {
    for peer in peers {
      curable[peer] = nil
      for obstacle in Obstacle.curedBySubscription { obstructed[obstacle]?[peer] = nil }
    }
  }

  /// Takes out curable peers by their address and the resources they reach.
  mutating func removeAddresses(
    where isWanted: (IPAddress, [ResourceID]) -> Bool
  ) -> [BlockedPeer] {
    let taken = curable.values.filter { blocked in
      if case .address(let address) = blocked.peer {
        isWanted(address, blocked.reached)
      } else {
        false
      }
    }
    for blocked in taken { curable[blocked.peer] = nil }
    return taken
  }

  /// By obstacle, then most events first, then by peer.
  var incurable: [IncurablePeer] {
    obstructed.sorted { $0.key < $1.key }.flatMap { obstacle, peers in
      peers.values.mostEventsFirst.map {
        IncurablePeer(obstacle: obstacle, summary: $0.summary)
      }
    }
  }
}
