import PerimetryModel

/// Collects the blocked flows of one peer, or of one part of them.
///
/// Neighbouring flows have most of their values in common, so lists that skip a repetition of their last value stay
/// short, and sets are made of them only at the end.
struct BlockedPeer {
  let peer: Peer
  private(set) var tally: Tally
  var gates = GateValues()
  var isAccepted = false
  private var resources: [ResourceID] = []
  private var matchedRules: [String] = []
  private var sources: [ResourceID] = []
  private var namesAllSources = true
  private var usesServiceEndpoint = false
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
    if flow.key.usesServiceEndpoint { usesServiceEndpoint = true }
    resources.appendUnlessLast(flow.key.resource)
    if let rule = flow.key.matchedRule { matchedRules.appendUnlessLast(rule) }
    if let source = flow.key.sourceResource {
      sources.appendUnlessLast(source)
    } else {
      namesAllSources = false
    }
    // The last reference of a flow is its largest record, or the only one.
    guard let reference = flow.references.last else { return }
    let events = flow.tally.events
    if let known = largest, (-known.events, known.reference) <= (-events, reference) { return }
    largest = (events, reference)
  }

  /// Whether every flow names a source resource that lies in a subscription.
  var hasOnlySubscriptions: Bool {
    namesAllSources && sources.allSatisfy { $0.subscription != nil }
  }

  /// The service resources it reaches, some maybe more than once.
  var reached: [ResourceID] { resources }

  var summary: PeerSummary {
    PeerSummary(
      peer: peer, tally: tally, resources: resources.sortedWithoutRepeats(),
      matchedRules: matchedRules.sortedWithoutRepeats(),
      subscriptions: sources.compactMap(\.subscription).sortedWithoutRepeats(),
      sources: sources.sortedWithoutRepeats(), namesEverySource: namesAllSources,
      usesServiceEndpoint: usesServiceEndpoint,
      reference: largest?.reference, gates: gates, isAccepted: isAccepted)
  }
}

extension BlockedPeer {
  /// Most events first, then by peer: the order of everything that is listed for a person to look
  /// at.
  static func precedes(_ a: BlockedPeer, _ b: BlockedPeer) -> Bool {
    a.tally.events == b.tally.events ? a.peer < b.peer : a.tally.events > b.tally.events
  }
}

extension Sequence<BlockedPeer> {
  /// In the order of ``BlockedPeer/precedes(_:_:)``. They are wide: each is moved once.
  var mostEventsFirst: [BlockedPeer] {
    let all = Array(self)
    return all.enumerated().map { (events: $1.tally.events, peer: $1.peer, place: $0) }
      .sorted { a, b in a.events == b.events ? a.peer < b.peer : a.events > b.events }
      .map { all[$0.place] }
  }
}

extension [Peer: BlockedPeer] {
  mutating func add(_ flow: Flow) {
    if self[flow.key.peer]?.add(flow) == nil { self[flow.key.peer] = BlockedPeer(flow) }
  }
}
