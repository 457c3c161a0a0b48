import PerimetryModel

/// Joins neighbouring parts of a flow that differ only in what a slice does not tell apart.
struct SliceMerger {
  let slice: Store.Slice
  private(set) var flows: [Flow] = []
  private var last: (id: Int64, operation: Int64, day: Day)?

  init(slice: Store.Slice) { self.slice = slice }

  /// Whether a part belongs to the flow added last.
  func continues(id: Int64, operation: Int64, day: Day) -> Bool {
    guard let last else { return false }
    return last.id == id && (slice != .operation || last.operation == operation)
      && (slice != .day || last.day == day)
  }

  mutating func extend(_ tally: Tally) { flows[flows.count - 1].tally += tally }

  mutating func add(_ flow: Flow, id: Int64, operation: Int64, day: Day) {
    flows.append(flow)
    last = (id, operation, day)
  }
}
