import PerimetryModel

/// What a recommendation makes of blocked flows.
struct ProposalIndex: Sendable {
  private struct Part {
    var proposed: Set<Peer> = []
    var withheld: Set<Peer> = []
    var subscriptions: [SubscriptionID: Set<Peer>] = [:]
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

  /// - Parameter assessment: of what would be denied.
  func fate(of assessment: Assessment) -> BlockerFate {
    let key = assessment.flow.key
    let part = parts[Key(profile: key.profile, direction: key.direction)]
    let obstacle = Obstacle(standingInTheWayOf: assessment)
    if let subscription = key.sourceResource?.subscription,
      part?.subscriptions[subscription]?.contains(key.peer) ?? false,
      obstacle.map(Obstacle.curedBySubscription.contains) ?? true
    {
      return .proposed
    }
    if let obstacle { return .incurable(obstacle) }
    if part?.proposed.contains(key.peer) ?? false { return .proposed }
    return part?.withheld.contains(key.peer) ?? false ? .withheld : .leftOut
  }
}
