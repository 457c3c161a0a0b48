import PerimetryModel

extension Recommender {
  /// One name each: those that trip fewest gates first, then those with most events.
  func proposeOutbound(
    _ traffic: BlockedTraffic, _ history: ProfileHistory, to part: inout Recommendation.Part
  ) {
    let peers = inOrder(traffic.curable.values)
    let largest = Weighing.largest(of: peers.count)
    let weights = peers.map { Int(min(options.weighing.weight($0.tally), largest)) }
    var leftOut = weights.reduce(0, +)
    part.frontier = [FrontierPoint(elements: 0, leftOut: leftOut)]
    for (index, weight) in weights.prefix(part.budget(of: options.budget)).enumerated() {
      leftOut -= weight
      part.frontier.append(FrontierPoint(elements: index + 1, leftOut: leftOut))
    }
    part.chosen = part.frontier.chosen(under: options)?.elements
    let count = part.chosen ?? 0
    part.candidates = peers.prefix(count).compactMap { peer in
      guard case .domain(let name) = peer.peer else { return nil }
      return Candidate(
        .domain(name), for: [peer],
        notes: history.refusedNames.contains(name) ? [.alsoRefused] : [])
    }
    part.leftOut = peers.dropFirst(count).mostEventsFirst.map(\.summary)
    part.incurable = traffic.incurable
    part.elementsNeeded = peers.count
  }

  /// Destinations that a gate about poisoning stopped: no wildcard may hold them.
  func distrustedNames(_ withheld: [PeerSummary]) -> Set<DomainName> {
    withheld.reduce(into: []) { names, summary in
      if case .domain(let name) = summary.peer,
        options.gates.stops(summary).contains(where: \.gate.isAboutPoisoning)
      {
        names.insert(name)
      }
    }
  }

  private func inOrder(_ peers: some Sequence<BlockedPeer>) -> [BlockedPeer] {
    peers.map {
      (
        tripped: options.gates.tripped($0.gates).count, weight: options.weighing.weight($0.tally),
        peer: $0
      )
    }.sorted { a, b in
      if a.tripped != b.tripped { return a.tripped < b.tripped }
      return a.weight == b.weight ? BlockedPeer.precedes(a.peer, b.peer) : a.weight > b.weight
    }.map(\.peer)
  }
}
