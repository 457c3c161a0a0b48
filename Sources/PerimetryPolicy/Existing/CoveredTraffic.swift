import PerimetryModel

/// Collects what existing rules let through of one profile in one direction.
struct CoveredTraffic {
  private var peers: [String: [Peer: BlockedPeer]] = [:]

  mutating func add(_ flow: Flow, by rule: String) { peers[rule, default: [:]].add(flow) }

  /// By rule, then most events first.
  var summaries: [CoveredPeer] {
    peers.sorted { $0.key < $1.key }.flatMap { rule, peers in
      peers.values.sorted(by: BlockedPeer.precedes).map {
        CoveredPeer(rule: rule, summary: $0.summary)
      }
    }
  }
}
