import PerimetryModel

/// Collects the would-be-denied flows of one group into a row.
///
/// Neighbouring flows have most of their values in common, so lists that skip a repetition of their last value stay
/// short, and sets are made of them only at the end.
struct DenialGroup {
  private var tally: Tally?
  private var peers: [Peer] = []
  private var resources: [ResourceID] = []
  private var matchedRules: [String] = []
  private var obstacles: [Obstacle] = []

  mutating func add(_ assessment: Assessment) {
    let flow = assessment.flow
    tally.add(flow.tally)
    peers.appendUnlessLast(flow.key.peer)
    resources.appendUnlessLast(flow.key.resource)
    if let rule = flow.key.matchedRule { matchedRules.appendUnlessLast(rule) }
    if let obstacle = Obstacle(standingInTheWayOf: assessment) {
      obstacles.appendUnlessLast(obstacle)
    }
  }

  /// `nil` for a group of nothing.
  func row(_ profile: ProfileKey, _ direction: Direction, _ group: String) -> Denials.Row? {
    tally.map {
      Denials.Row(
        profile: profile, direction: direction, group: group, tally: $0,
        peers: peers.count < 2 ? peers.count : Set(peers).count,
        resources: resources.count < 2 ? resources.count : Set(resources).count,
        matchedRules: matchedRules.sortedWithoutRepeats(),
        obstacles: obstacles.sortedWithoutRepeats())
    }
  }
}
