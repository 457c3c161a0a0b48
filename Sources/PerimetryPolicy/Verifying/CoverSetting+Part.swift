import PerimetryModel

extension CoverSetting {
  /// What stands around the prefixes of a part.
  public init(_ part: Recommendation.Part, gates: Gates) {
    self.init()
    used = part.existing?.used
    covered = Set((part.existing?.covered ?? []).map { Mention($0.summary, $0.rule) })
    decided = Set(part.decided.map { Mention($0.summary, $0.decision.kind.rawValue) })
    withheld = Set(
      part.withheld.map { summary in
        Mention(summary, gates.stops(summary).map(\.gate.rawValue).joined(separator: ", "))
      })
    incurable = Set(part.incurable.map { Mention($0.summary, $0.obstacle.rawValue) })
    for candidate in part.candidates where candidate.element.kind == .subscription {
      subscribed.formUnion(candidate.peers.map { Mention($0, candidate.element.text) })
    }
  }
}

extension CoverSetting.Mention {
  init(_ summary: PeerSummary, _ reason: String) {
    self.init(peer: summary.peer.text, events: summary.tally.events, reason: reason)
  }
}
