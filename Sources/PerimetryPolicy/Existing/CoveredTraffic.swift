import PerimetryModel

/// Collects what existing rules let through of one profile in one direction.
struct CoveredTraffic {
  private var peers: [String: [Peer: BlockedPeer]] = [:]

  mutating func add(_ flow: Flow, by rule: String) { peers[rule, default: [:]].add(flow) }

  /// Some maybe more than once.
  var allPeers: some Sequence<Peer> { peers.values.lazy.flatMap(\.keys) }

  /// By rule, then most events first. The gates stop nobody here, who is let through already; what they measure says
  /// whom to look at.
  func summaries(
    _ measure: (Peer, Tally) -> (values: GateValues, isAccepted: Bool)
  ) -> [CoveredPeer] {
    peers.sorted { $0.key < $1.key }.flatMap { rule, peers in
      peers.values.mostEventsFirst.map { blocked in
        var summary = blocked.summary
        (summary.gates, summary.isAccepted) = measure(blocked.peer, blocked.tally)
        return CoveredPeer(rule: rule, summary: summary)
      }
    }
  }
}
