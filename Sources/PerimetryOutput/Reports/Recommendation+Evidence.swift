import PerimetryModel

extension Recommendation {
  /// The records whose places a report in this format names: all that prove it, or the few that are shown to people.
  public func references(for format: ReportFormat) -> [RecordReference] {
    switch format {
    case .text, .markdown: parts.flatMap(\.exhibits).map(\.reference)
    case .json, .csv:
      parts.flatMap { part in
        part.candidates.flatMap(\.peers).compactMap(\.reference)
          + part.withheld.compactMap(\.reference) + part.leftOut.compactMap(\.reference)
          + part.incurable.compactMap(\.summary.reference)
      }
    }
  }
}

extension Recommendation.Part {
  /// The first candidates, each with a record of its largest peer.
  var exhibits: [(element: RuleElement, reference: RecordReference)] {
    Array(
      candidates.lazy.compactMap { candidate in
        let largest = candidate.peers.max { $0.tally.events < $1.tally.events }
        return largest?.reference.map { (candidate.element, $0) }
      }.prefix(Shown.examples))
  }
}
