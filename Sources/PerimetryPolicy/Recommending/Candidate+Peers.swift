import PerimetryModel

extension Candidate {
  /// `nil` for an element that lets nobody through.
  init?(
    _ element: RuleElement, for peers: [BlockedPeer], exposure: Exposure = Exposure(),
    notes: Set<Note> = []
  ) {
    guard let tally = Tally.sum(peers.lazy.map(\.tally)) else { return nil }
    let summaries = peers.sorted { $0.peer < $1.peer }.map(\.summary)
    self.init(
      element: element, peers: summaries, tally: tally,
      resources: Set(summaries.flatMap(\.resources)).sorted(), exposure: exposure, notes: notes)
  }
}
