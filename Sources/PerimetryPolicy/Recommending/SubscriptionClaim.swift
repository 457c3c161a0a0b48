import PerimetryModel

/// What it takes to let one peer through by subscription.
struct SubscriptionClaim {
  /// Its flows that a subscription could let through, apart by the subscription of their source
  /// resource.
  private(set) var parts: [SubscriptionID: BlockedPeer] = [:]
  private(set) var tally = Tally.none
  /// Whether every such flow names its subscription.
  private(set) var isComplete = true

  var events: Int64 { tally.events }

  /// Ordered.
  var needed: [SubscriptionID] { parts.keys.sorted() }

  mutating func add(_ flow: Flow) {
    tally += flow.tally
    guard let subscription = flow.key.sourceResource?.subscription else {
      isComplete = false
      return
    }
    if parts[subscription]?.add(flow) == nil { parts[subscription] = BlockedPeer(flow) }
  }

  /// What the gates say of the peer.
  mutating func note(_ values: GateValues, _ isAccepted: Bool) {
    for subscription in parts.keys {
      parts[subscription]?.gates = values
      parts[subscription]?.isAccepted = isAccepted
    }
  }
}

extension Obstacle {
  /// Obstacles of the address alone: a managed identity is known by its subscription, wherever it
  /// calls from.
  static let curedBySubscription: [Obstacle] = [.noSource, .privateSource, .serviceEndpoint]
}
