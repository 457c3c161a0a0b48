import PerimetryModel
import PerimetryStore

/// A flow or a slice of one, without its evidence.
struct Sum: Equatable {
  var key: FlowKey
  var operation: String?
  var tally: Tally

  init(_ flow: Flow) {
    key = flow.key
    operation = flow.operation
    tally = flow.tally
  }

  private init(_ part: Part, _ entries: [Entry]) {
    key = part.key
    operation = part.operation
    tally = Tally(
      events: entries.reduce(0) { $0 + $1.count }, records: Int64(entries.count),
      firstSeen: Timestamp(milliseconds: entries.map(\.time.milliseconds).min() ?? 0),
      lastSeen: Timestamp(milliseconds: entries.map(\.lastSeen).max() ?? 0),
      days: DaySet(entries.map(\.time.day)))
  }

  private struct Part: Hashable {
    var key: FlowKey
    var operation: String?
    var day: Day?
  }

  /// Of entries with distinct identities, worked out one by one.
  static func of(_ entries: [Entry], by slice: Store.Slice) -> [Sum] {
    let parts = Dictionary(grouping: entries) { entry in
      Part(
        key: FlowKey(of: entry.context),
        operation: slice == .operation ? entry.context[.operation] : nil,
        day: slice == .day ? entry.time.day : nil)
    }
    return parts.sorted { a, b in
      if a.key.key != b.key.key { return a.key.key < b.key.key }
      if let x = a.key.day, let y = b.key.day { return x < y }
      return (a.key.operation ?? "") < (b.key.operation ?? "")
    }.map(Sum.init)
  }
}
