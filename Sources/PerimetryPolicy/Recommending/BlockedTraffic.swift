import PerimetryModel

/// What would be denied of one profile in one direction, apart by what can be done about it.
struct BlockedTraffic {
  /// Peers a prefix or a domain name can let through, with those of their flows.
  private(set) var curable: [Peer: BlockedPeer] = [:]
  private(set) var obstructed: [Obstacle: [Peer: BlockedPeer]] = [:]
  /// What it takes to let peers through by subscription; only collected where that is wanted.
  private(set) var claims: [Peer: SubscriptionClaim] = [:]

  private let collectsClaims: Bool

  init(collectingClaims: Bool = false) { collectsClaims = collectingClaims }

  /// Takes an assessment that says the flow would be denied.
  mutating func add(_ assessment: Assessment) {
    let flow = assessment.flow
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
  }

  /// Notes what the gates measured of each peer a rule could let through, and takes out those that they stop.
  /// - Returns: the peers taken out, but for those that no prefix and no domain name could let through anyway.
  mutating func screen(
    _ gates: Gates, measure: (Peer, Tally) -> (values: GateValues, isAccepted: Bool)
  ) -> [BlockedPeer] {
    func isStopped(_ values: GateValues, _ isAccepted: Bool) -> Bool {
      !isAccepted && gates.tripped(values).contains { $0.rule.action == .remove }
    }
    var stopped: [BlockedPeer] = []
    for (peer, blocked) in curable {
      let (values, isAccepted) = measure(peer, blocked.tally)
      curable[peer]?.gates = values
      curable[peer]?.isAccepted = isAccepted
      guard isStopped(values, isAccepted), let blocked = curable.removeValue(forKey: peer) else {
        continue
      }
      stopped.append(blocked)
      claims[peer] = nil
    }
    for (peer, claim) in claims {
      let (values, isAccepted) = measure(peer, claim.tally)
      if isStopped(values, isAccepted) {
        claims[peer] = nil
      } else {
        claims[peer]?.note(values, isAccepted)
      }
    }
    return stopped
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
