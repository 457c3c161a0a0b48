import PerimetryModel

/// What it takes to let one peer through by subscription.
struct SubscriptionClaim {
  /// Its flows that a subscription could let through, apart by the subscription of their source
  /// resource.
  private(set) var parts: [SubscriptionID: BlockedPeer] = [:]
  private(set) var events: Int64 = 0
  /// Whether every such flow names its subscription.
  private(set) var isComplete = true

  /// Ordered.
  var needed: [SubscriptionID] { parts.keys.sorted() }

  mutating func add(_ flow: Flow) {
    events = events.addingSaturating(flow.tally.events)
    guard let subscription = flow.key.sourceResource?.subscription else {
      isComplete = false
      return
    }
    if parts[subscription]?.add(flow) == nil { parts[subscription] = BlockedPeer(flow) }
  }
}

extension Obstacle {
  /// Obstacles of the address alone: a managed identity is known by its subscription, wherever it
  /// calls from.
  static let curedBySubscription: [Obstacle] = [.noSource, .privateSource, .serviceEndpoint]
}
