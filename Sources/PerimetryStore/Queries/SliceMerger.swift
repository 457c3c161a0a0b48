import PerimetryModel

/// Joins neighbouring parts of a flow that differ only in what a slice does not tell apart.
struct SliceMerger {
  let slice: Store.Slice
  private var flows: [Flow] = []
  /// Of their keys.
  private var ranks: [Int32] = []
  private var last: (id: Int64, operation: Int64, day: Day)?

  /// - Parameter count: of flows, where it is known.
  init(slice: Store.Slice, expecting count: Int = 0) {
    self.slice = slice
    flows.reserveCapacity(count)
    ranks.reserveCapacity(count)
  }

  /// Whether a part belongs to the flow added last.
  func continues(id: Int64, operation: Int64, day: Day) -> Bool {
    guard let last else { return false }
    return last.id == id && (slice != .operation || last.operation == operation)
      && (slice != .day || last.day == day)
  }

  mutating func extend(_ tally: Tally) { flows[flows.count - 1].tally += tally }

  /// Starts a flow with a part.
  mutating func add(
    _ entry: FlowKeys.Entry, name: String? = nil, tally: Tally, operation: Int64 = 0, day: Day
  ) {
    flows.append(
      Flow(key: entry.key, operation: name, tally: tally, references: entry.references))
    ranks.append(entry.rank)
    last = (entry.id, operation, day)
  }

  /// Ordered by flow key, then operation or day. Flows are wide: ranks are compared, and each flow is moved once.
  var sorted: [Flow] {
    if zip(ranks, ranks.dropFirst()).allSatisfy(<) { return flows }
    return flows.indices.sorted { a, b in
      if ranks[a] != ranks[b] { return ranks[a] < ranks[b] }
      if flows[a].operation != flows[b].operation {
        return (flows[a].operation ?? "") < (flows[b].operation ?? "")
      }
      return flows[a].tally.firstSeen < flows[b].tally.firstSeen
    }.map { flows[$0] }
  }
}
