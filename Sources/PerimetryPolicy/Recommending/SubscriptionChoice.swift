import PerimetryModel

/// Which subscriptions to allow, and whom that lets through.
///
/// A peer is let through when *all* its flows that a subscription could let through name a source
/// resource with a subscription, and all those subscriptions are chosen. Chosen greedily: what
/// completes a peer with the fewest further subscriptions; of those what completes most peers, then
/// most events, then the smallest ids.
struct SubscriptionChoice {
  private struct Gain {
    var peers = 0
    var events: Int64 = 0

    mutating func add(_ other: Gain) {
      peers += other.peers
      events = events.addingSaturating(other.events)
    }
  }

  /// One for each chosen subscription, with its part of the flows of the peers it helps to let
  /// through.
  let candidates: [Candidate]
  /// Peers that are let through, with all flows a subscription could let through.
  let peers: Set<Peer>

  init(among claims: [Peer: SubscriptionClaim], budget: Int) {
    let complete = claims.filter { $0.value.isComplete }
    let chosen = SubscriptionChoice.choose(for: complete.values, budget: budget)
    let completed = complete.filter { chosen.isSuperset(of: $0.value.parts.keys) }
    var parts: [SubscriptionID: [BlockedPeer]] = [:]
    for claim in completed.values {
      for (subscription, part) in claim.parts { parts[subscription, default: []].append(part) }
    }
    peers = Set(completed.keys)
    candidates = parts.compactMap {
      Candidate(.subscription($0), for: $1, notes: [.managedIdentityOnly])
    }
  }

  private static func choose(
    for claims: some Sequence<SubscriptionClaim>, budget: Int
  ) -> Set<SubscriptionID> {
    var open: [[SubscriptionID]: Gain] = [:]
    for claim in claims {
      open[claim.needed, default: Gain()].add(Gain(peers: 1, events: claim.events))
    }
    var chosen: Set<SubscriptionID> = []
    // The smallest bundle comes first: where it does not fit, none does.
    while let (bundle, _) = open.min(by: precedes), chosen.count + bundle.count <= budget {
      chosen.formUnion(bundle)
      var rest: [[SubscriptionID]: Gain] = [:]
      for (needed, gain) in open {
        let missing = needed.filter { !chosen.contains($0) }
        if !missing.isEmpty { rest[missing, default: Gain()].add(gain) }
      }
      open = rest
    }
    return chosen
  }

  private static func precedes(
    _ a: (key: [SubscriptionID], value: Gain), _ b: (key: [SubscriptionID], value: Gain)
  ) -> Bool {
    if a.key.count != b.key.count { return a.key.count < b.key.count }
    if a.value.peers != b.value.peers { return a.value.peers > b.value.peers }
    if a.value.events != b.value.events { return a.value.events > b.value.events }
    return a.key.lexicographicallyPrecedes(b.key)
  }
}
