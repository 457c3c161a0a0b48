import PerimetryModel

/// What a peer did over everything the store holds, whatever the profile.
struct PeerConduct {
  private var letIn: Int64 = 0
  private var refused: Int64 = 0
  /// Some maybe more than once; neighbours not.
  private var resources: [ResourceID] = []
  private(set) var firstSeen = Timestamp.latest
  private(set) var lastSeen = Timestamp(ticks: 0)

  mutating func add(_ flow: Flow, _ category: LogCategory) {
    firstSeen = min(firstSeen, flow.tally.firstSeen)
    lastSeen = max(lastSeen, flow.tally.lastSeen)
    resources.appendUnlessLast(flow.key.resource)
    guard category.traffic == .public else { return }
    if category.outcome == .denied {
      refused = refused.addingSaturating(flow.tally.events)
    } else {
      letIn = letIn.addingSaturating(flow.tally.events)
    }
  }

  var resourceCount: Int64 { Int64(resources.count < 2 ? resources.count : Set(resources).count) }

  /// In percent, rounded up, so that it is above a whole threshold exactly where the share is.
  var deniedShare: Int64 {
    let all = Int128(letIn) + Int128(refused)
    return all == 0 ? 0 : Int64((100 * Int128(refused) + all - 1) / all)
  }
}
