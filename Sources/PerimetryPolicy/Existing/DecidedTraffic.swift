import PerimetryModel

/// Collects what nothing is proposed for by decision, of one profile in one direction.
struct DecidedTraffic {
  private var peers: [Decision: [Peer: BlockedPeer]] = [:]

  mutating func add(_ flow: Flow, by decision: Decision) {
    peers[decision, default: [:]].add(flow)
  }

  /// In the order of the decisions, then most events first.
  var summaries: [DecidedPeer] {
    peers.sorted { $0.key < $1.key }.flatMap { decision, peers in
      peers.values.mostEventsFirst.map {
        DecidedPeer(decision: decision, summary: $0.summary)
      }
    }
  }
}
