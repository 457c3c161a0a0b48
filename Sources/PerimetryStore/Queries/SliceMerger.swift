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
  /// The flow that parts are added to.
  private var open: (entry: FlowKeys.Entry, name: String?, tally: Tally)?
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

  mutating func extend(_ tally: Tally) { open?.tally += tally }

  /// Starts a flow with a part.
  mutating func add(
    _ entry: FlowKeys.Entry, name: String? = nil, tally: Tally, operation: Int64 = 0, day: Day
  ) {
    close()
    open = (entry, name, tally)
    last = (entry.id, operation, day)
  }

  private mutating func close() {
    guard let (entry, name, tally) = open else { return }
    open = nil
    let all = entry.facts.references
    let references =
      isOverAllTime || all.allSatisfy(filter.holds)
      ? all : RecordReferences(all.lazy.filter(filter.holds))
    if references.isEmpty { uncited[flows.count] = entry.id }
    flows.append(Flow(key: entry.key, operation: name, tally: tally, references: references))
    ranks.append(entry.rank)
  }

  /// Ordered by flow key, then operation or day.
  /// - Parameter record: of the flow of an id, at the time of its first record within the filter's; asked for each flow that
  ///   has none to cite.
  mutating func finish(
    citing record: (Int64, Timestamp) throws -> RecordReference?
  ) rethrows -> [Flow] {
    close()
    for (position, id) in uncited {
      guard let reference = try record(id, flows[position].tally.firstSeen) else { continue }
      flows[position].references = [reference]
    }
    return SliceMerger.sorted(flows, by: ranks)
  }

  /// - Parameter ranks: of the keys of the flows.
  static func sorted(_ flows: [Flow], by ranks: [Int32]) -> [Flow] {
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
