import PerimetryModel

/// The records to cite for a sum of flows: those of the one with most events, in whatever order they come.
struct Citation {
  private var largest: Flow?

  mutating func add(_ flow: Flow) {
    guard let largest else {
      self.largest = flow
      return
    }
    let isLarger =
      flow.tally.events > largest.tally.events
      || flow.tally.events == largest.tally.events
        && flow.references.lexicographicallyPrecedes(largest.references)
    if isLarger { self.largest = flow }
  }

  var references: RecordReferences { largest?.references ?? RecordReferences() }
}
