/// The deltas of a batch by flow. Flow ids are dense, so a list by id finds them without hashing.
struct FlowDeltas {
  /// Ordered by the flow's first appearance.
  private(set) var deltas: [FlowDelta] = []
  /// Position in ``deltas`` plus one, by flow id; 0 where the flow has none.
  private var positions: [Int32] = []

  mutating func removeAll() {
    for delta in deltas { positions[Int(delta.flow)] = 0 }
    deltas.removeAll(keepingCapacity: true)
  }

  subscript(flow: Int64) -> FlowDelta {
    _read { yield deltas[Int(positions[Int(flow)]) - 1] }
    _modify {
      let index = Int(flow)
      if index >= positions.count {
        positions += Array(
          repeating: 0, count: max(index + 1, 2 * positions.count) - positions.count)
      }
      if positions[index] == 0 {
        deltas.append(FlowDelta(flow: flow))
        positions[index] = Int32(deltas.count)
      }
      yield &deltas[Int(positions[index]) - 1]
    }
  }
}
