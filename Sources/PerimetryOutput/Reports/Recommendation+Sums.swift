import PerimetryModel

extension Recommendation {
  /// Peers and events under one heading. A peer of two profiles counts once, its events in both.
  struct Sum {
    var peers: Set<Peer> = []
    var events: Int64 = 0

    mutating func add(_ summaries: some Sequence<PeerSummary>) {
      for summary in summaries {
        peers.insert(summary.peer)
        events += summary.tally.events
      }
    }

    var prose: Prose { "\(events, "event") of \(peers.count, "peer")" }
  }

  var covered: Sum { sum(\.covered) }
  var leftOut: Sum { sum(\.leftOut) }
  var withheld: Sum { sum(\.withheld) }
  var incurable: Sum { sum { $0.incurable.map(\.summary) } }
  var elements: Int { parts.reduce(0) { $0 + $1.candidates.count } }
  var exposure: Exposure { parts.reduce(Exposure()) { $0 + $1.exposure } }

  /// Distinct peers with anything blocked in a direction.
  func peers(_ direction: Direction) -> Set<Peer> {
    parts.filter { $0.direction == direction }.reduce(into: []) { all, part in
      all.formUnion(part.covered.map(\.peer))
      all.formUnion(part.leftOut.map(\.peer))
      all.formUnion(part.withheld.map(\.peer))
      all.formUnion(part.incurable.map(\.summary.peer))
    }
  }

  /// The peer with most events, the first of equals.
  var largestPeer: Peer? {
    let all = parts.flatMap { $0.covered + $0.leftOut + $0.withheld + $0.incurable.map(\.summary) }
    return all.min { ($1.tally.events, $0.peer) < ($0.tally.events, $1.peer) }?.peer
  }

  private func sum(_ summaries: (Part) -> [PeerSummary]) -> Sum {
    parts.reduce(into: Sum()) { $0.add(summaries($1)) }
  }
}

extension Recommendation.Part {
  /// Peers that at least one candidate lets through, each once.
  var covered: [PeerSummary] {
    var seen: Set<Peer> = []
    return candidates.flatMap(\.peers).filter { seen.insert($0.peer).inserted }
  }

  var title: String { "\(Shown.profileName(profile)), \(direction.rawValue)" }
}
