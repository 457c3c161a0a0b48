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

  private let collectsClaims: Bool
  /// What a subscription could let through, flow by flow; only collected with the claims.
  private var claimed: [Assessment] = []

  init(collectingClaims: Bool = false) { collectsClaims = collectingClaims }

  /// Takes an assessment that says the flow would be denied, or would be but for an existing rule.
  mutating func add(_ assessment: Assessment) {
    let flow = assessment.flow
    if case .existingRule(let rule) = assessment.cause {
      covered.add(flow, by: rule)
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
      if let id = assessment.flow.key.sourceResource?.subscription, subscriptions.contains(id) {
        taken[id, default: [:]].add(assessment.flow)
      } else {
        rest.add(assessment)
      }
    }
    curable = rest.curable
    for obstacle in Obstacle.curedBySubscription {
      obstructed[obstacle] = rest.obstructed[obstacle]
    }
    return taken
  }

  /// Takes out what the claims of these peers stand for.
  mutating func removeClaimed(_ peers: Set<Peer>) {
    for peer in peers {
      curable[peer] = nil
      for obstacle in Obstacle.curedBySubscription { obstructed[obstacle]?[peer] = nil }
    }
  }

  /// By obstacle, then most events first, then by peer.
  var incurable: [IncurablePeer] {
    obstructed.sorted { $0.key < $1.key }.flatMap { obstacle, peers in
      peers.values.sorted(by: BlockedPeer.precedes).map {
        IncurablePeer(obstacle: obstacle, summary: $0.summary)
      }
    }
  }
}
