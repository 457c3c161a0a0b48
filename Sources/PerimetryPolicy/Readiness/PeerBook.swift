import PerimetryModel

/// On which days the peers of a resource or a profile were seen with traffic that rules decide about and let through today.
struct PeerBook {
  private var inbound: [Peer: DaySet] = [:]
  private var outbound: [Peer: DaySet] = [:]

  mutating func add(_ assessment: Assessment) {
    guard assessment.verdict.isLetThroughByRules else { return }
    let (key, days) = (assessment.flow.key, assessment.flow.tally.days)
    switch key.direction {
    case .inbound: inbound[key.peer, default: DaySet()].formUnion(days)
    case .outbound: outbound[key.peer, default: DaySet()].formUnion(days)
    }
  }

  /// A peer of both directions is two.
  var daysByPeer: some Sequence<DaySet> {
    [inbound.values, outbound.values].lazy.joined()
  }
}
