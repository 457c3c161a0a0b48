import PerimetryModel

/// Collects the blocked flows of one peer, or of one part of them.
struct BlockedPeer {
  let peer: Peer
  private(set) var tally: Tally
  private var resources: Set<ResourceID> = []
  private var matchedRules: Set<String> = []
  private(set) var subscriptions: Set<SubscriptionID> = []
  /// Whether every flow names a source resource that lies in a subscription.
  private(set) var hasOnlySubscriptions = true
  private var largest: (events: Int64, reference: RecordReference)?

  init(_ flow: Flow) {
    peer = flow.key.peer
    tally = flow.tally
    collect(flow)
  }

  mutating func add(_ flow: Flow) {
    tally += flow.tally
    collect(flow)
  }

  private mutating func collect(_ flow: Flow) {
    resources.insert(flow.key.resource)
    if let rule = flow.key.matchedRule { matchedRules.insert(rule) }
    if let subscription = flow.key.sourceResource?.subscription {
      subscriptions.insert(subscription)
    } else {
      hasOnlySubscriptions = false
    }
    // The last reference of a flow is its largest record, or the only one.
    guard let reference = flow.references.last else { return }
    let events = flow.tally.events
    if let known = largest, (-known.events, known.reference) <= (-events, reference) { return }
    largest = (events, reference)
  }

  var summary: PeerSummary {
    PeerSummary(
      peer: peer, tally: tally, resources: resources.sorted(),
      matchedRules: matchedRules.sorted(), subscriptions: subscriptions.sorted(),
      reference: largest?.reference)
  }
}

extension BlockedPeer {
  /// Most events first, then by peer: the order of everything that is listed for a person to look
  /// at.
  static func precedes(_ a: BlockedPeer, _ b: BlockedPeer) -> Bool {
    a.tally.events == b.tally.events ? a.peer < b.peer : a.tally.events > b.tally.events
  }
}

extension [Peer: BlockedPeer] {
  mutating func add(_ flow: Flow) {
    if self[flow.key.peer]?.add(flow) == nil { self[flow.key.peer] = BlockedPeer(flow) }
  }
}
