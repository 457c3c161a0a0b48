import PerimetryModel

extension Recommender {
  /// One name each: those that trip fewest gates first, then those with most events.
  func proposeOutbound(
    _ traffic: BlockedTraffic, _ history: ProfileHistory, to part: inout Recommendation.Part
  ) {
    let peers = traffic.curable.values
      .map { (tripped: options.gates.tripped($0.gates).count, peer: $0) }
      .sorted {
        $0.tripped == $1.tripped
          ? BlockedPeer.precedes($0.peer, $1.peer) : $0.tripped < $1.tripped
      }.map(\.peer)
    part.frontier = (0...min(options.budget, peers.count)).map {
      FrontierPoint(elements: $0, leftOut: peers.count - $0)
    }
    part.chosen = part.frontier.chosen(under: options)?.elements
    let count = part.chosen ?? 0
    part.candidates = peers.prefix(count).compactMap { peer in
      guard case .domain(let name) = peer.peer else { return nil }
      return Candidate(
        .domain(name), for: [peer],
        notes: history.refusedNames.contains(name) ? [.alsoRefused] : [])
    }
    part.leftOut = peers.dropFirst(count).sorted(by: BlockedPeer.precedes).map(\.summary)
    part.incurable = traffic.incurable
    part.elementsNeeded = peers.count
  }
}
