import PerimetryModel

/// Collects the would-be-denied flows of one group into a row.
struct DenialGroup {
  struct Key: Hashable {
    let profile: ProfileKey
    let direction: Direction
    let group: String

    init(of flow: Flow, by grouping: Denials.Grouping) {
      profile = flow.key.profile
      direction = flow.key.direction
      group =
        switch grouping {
        case .peer: flow.key.peer.text
        case .resource: flow.key.resource.text
        case .profile: flow.key.profile.name
        case .operation: flow.operation ?? "(none)"
        case .day: (flow.tally.days.first ?? flow.tally.firstSeen.day).description
        }
    }
  }

  private var tally: Tally?
  private var peers: Set<Peer> = []
  private var resources: Set<ResourceID> = []
  private var matchedRules: Set<String> = []
  private var obstacles: Set<Obstacle> = []

  mutating func add(_ assessment: Assessment) {
    let flow = assessment.flow
    tally.add(flow.tally)
    peers.insert(flow.key.peer)
    resources.insert(flow.key.resource)
    if let rule = flow.key.matchedRule { matchedRules.insert(rule) }
    if let obstacle = Obstacle(standingInTheWayOf: assessment) { obstacles.insert(obstacle) }
  }

  /// `nil` for a group of nothing.
  func row(for key: Key) -> Denials.Row? {
    tally.map {
      Denials.Row(
        profile: key.profile, direction: key.direction, group: key.group, tally: $0,
        peers: peers.count, resources: resources.count, matchedRules: matchedRules.sorted(),
        obstacles: obstacles.sorted())
    }
  }
}
