import PerimetryModel

/// The records to cite for a sum of flows: those of the one with most events, in whatever order they come.
struct Citation {
  private var events: Int64 = 0
  private(set) var references: [RecordReference] = []

  mutating func add(_ flow: Flow) {
    let isLarger =
      flow.tally.events > events
      || flow.tally.events == events && flow.references.lexicographicallyPrecedes(references)
    if isLarger { (events, references) = (flow.tally.events, flow.references) }
  }
}
