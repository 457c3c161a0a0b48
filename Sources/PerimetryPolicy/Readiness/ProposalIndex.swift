import PerimetryModel

/// What a recommendation makes of blocked flows.
struct ProposalIndex: Sendable {
  /// Of one profile in one direction.
  struct Part: Sendable {
    fileprivate var proposed: Set<Peer> = []
    fileprivate var withheld: Set<Peer> = []
    fileprivate var subscriptions: [SubscriptionID: Set<Peer>] = [:]
  }

  private struct Key: Hashable {
    let profile: ProfileKey
    let direction: Direction
  }

  private var parts: [Key: Part] = [:]

  init(_ recommendation: Recommendation) {
    for part in recommendation.parts {
      var index = Part()
      for candidate in part.candidates {
        let peers = candidate.peers.lazy.map(\.peer)
        if case .subscription(let id) = candidate.element {
          index.subscriptions[id, default: []].formUnion(peers)
        } else {
          index.proposed.formUnion(peers)
        }
      }
      index.withheld = Set(part.withheld.lazy.map(\.peer))
      parts[Key(profile: part.profile, direction: part.direction)] = index
    }
  }

  func part(of key: FlowKey) -> Part {
    parts[Key(profile: key.profile, direction: key.direction)] ?? Part()
  }
}

extension ProposalIndex.Part {
  /// - Parameter assessment: of what would be denied.
  func fate(of assessment: Assessment) -> BlockerFate {
    let key = assessment.flow.key
    let obstacle = Obstacle(standingInTheWayOf: assessment)
    if !subscriptions.isEmpty, let subscription = key.sourceResource?.subscription,
      subscriptions[subscription]?.contains(key.peer) ?? false,
      obstacle.map(Obstacle.curedBySubscription.contains) ?? true
    {
      return .proposed
    }
    if let obstacle { return .incurable(obstacle) }
    if proposed.contains(key.peer) { return .proposed }
    return withheld.contains(key.peer) ? .withheld : .leftOut
  }
}
