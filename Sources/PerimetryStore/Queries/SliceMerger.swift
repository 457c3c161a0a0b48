import PerimetryModel

/// Joins neighbouring parts of a flow that differ only in what a slice does not tell apart.
struct SliceMerger {
  let slice: Store.Slice
  private(set) var flows: [Flow] = []
  private var last: (id: Int64, operation: Int64, day: Day)?

  init(slice: Store.Slice) { self.slice = slice }

  mutating func add(_ flow: Flow, id: Int64, operation: Int64, day: Day) {
    let continues =
      last.map { last in
        last.id == id && (slice != .operation || last.operation == operation)
          && (slice != .day || last.day == day)
      } ?? false
    if continues {
      flows[flows.count - 1].tally += flow.tally
    } else {
      flows.append(flow)
    }
    last = (id, operation, day)
  }
}
