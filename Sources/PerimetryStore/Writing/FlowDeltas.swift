import PerimetryModel

/// What a run has to add to the flows and their days. Flow ids are dense, so a list by id finds them without hashing.
struct FlowDeltas {
  /// Ordered by the flow's first appearance.
  private(set) var deltas: [FlowDelta] = []
  private(set) var days: [DayDelta] = []
  /// Position in ``deltas`` plus one, by flow id; 0 where the flow has none.
  private var positions: [Int32] = []

  struct DayDelta {
    var day: Int32
    /// Position of the flow's day that came before; -1 for none.
    var next: Int32
    var events: Int64
    var records: Int64
    var firstTime: Int64
    var lastEnd: Int64
  }

  mutating func removeAll() {
    for delta in deltas { positions[Int(delta.flow)] = 0 }
    deltas.removeAll(keepingCapacity: true)
    days.removeAll(keepingCapacity: true)
  }

  /// A record that is new in the store.
  mutating func add(_ row: PendingRecord) {
    let index = position(of: row.flow)
    deltas[index].add(row)
    addDay(row, events: row.count, records: 1, to: index)
  }

  /// A record that was there in a flow, and now counts more events, or ends later.
  mutating func change(_ row: PendingRecord, of flow: Int64, events: Int64) {
    let index = position(of: flow)
    deltas[index].change(row, events: events)
    addDay(row, events: events, records: 0, to: index)
  }

  func delta(of flow: Int64) -> FlowDelta? {
    guard Int(flow) < positions.count, positions[Int(flow)] > 0 else { return nil }
    return deltas[Int(positions[Int(flow)]) - 1]
  }

  private mutating func position(of flow: Int64) -> Int {
    let id = Int(flow)
    if id >= positions.count {
      positions += Array(repeating: 0, count: max(id + 1, 2 * positions.count) - positions.count)
    }
    if positions[id] == 0 {
      deltas.append(FlowDelta(flow: flow))
      positions[id] = Int32(deltas.count)
    }
    return Int(positions[id]) - 1
  }

  /// Records come sorted by time, so the day that came last is nearly always the one.
  private mutating func addDay(
    _ row: PendingRecord, events: Int64, records: Int64, to index: Int
  ) {
    let day = Int32(row.time / 86_400_000)
    var place = deltas[index].day
    while place >= 0, days[Int(place)].day != day { place = days[Int(place)].next }
    guard place >= 0 else {
      days.append(
        DayDelta(
          day: day, next: deltas[index].day, events: events, records: records,
          firstTime: row.time, lastEnd: row.lastEnd))
      deltas[index].day = Int32(days.count - 1)
      return
    }
    days[Int(place)].events = days[Int(place)].events.addingSaturating(events)
    days[Int(place)].records += records
    days[Int(place)].firstTime = min(days[Int(place)].firstTime, row.time)
    days[Int(place)].lastEnd = max(days[Int(place)].lastEnd, row.lastEnd)
  }
}
