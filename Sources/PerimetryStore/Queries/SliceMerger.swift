import PerimetryModel

/// Joins neighbouring parts of a flow that differ only in what a slice does not tell apart.
struct SliceMerger {
  let slice: Store.Slice
  /// Whose times the records that are cited must lie in.
  private let filter: FlowFilter
  private let isOverAllTime: Bool
  private var flows: [Flow] = []
  /// Ids in the store of flows none of whose remembered records lies in the time, by their positions.
  private var uncited: [Int: Int64] = [:]
  /// Of their keys.
  private var ranks: [Int32] = []
  private var last: (id: Int64, operation: Int64, day: Day)?

  /// - Parameter count: of flows, where it is known.
  init(slice: Store.Slice, filter: FlowFilter, expecting count: Int = 0) {
    self.slice = slice
    self.filter = filter
    isOverAllTime = filter.since == nil && filter.until == nil
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
    let all = entry.facts.references
    let references =
      isOverAllTime || all.allSatisfy(filter.holds) ? all : all.filter(filter.holds)
    if references.isEmpty { uncited[flows.count] = entry.id }
    flows.append(Flow(key: entry.key, operation: name, tally: tally, references: references))
    ranks.append(entry.rank)
    last = (entry.id, operation, day)
  }

  /// Looks up a record for each flow that has none to cite.
  /// - Parameter record: of the flow of an id, at the time of its first record within the filter's.
  mutating func cite(_ record: (Int64, Timestamp) throws -> RecordReference?) rethrows {
    for (position, id) in uncited {
      flows[position].references =
        try record(id, flows[position].tally.firstSeen).map { [$0] } ?? []
    }
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

extension FlowFilter {
  fileprivate func holds(_ reference: RecordReference) -> Bool {
    if let since, reference.milliseconds < since.milliseconds { return false }
    if let until, reference.milliseconds > Timestamp(ticks: until.ticks - 1).milliseconds {
      return false
    }
    return true
  }
}
