import PerimetryModel

/// What a batch adds to one flow.
struct FlowDelta {
  let flow: Int64
  var events: Int64 = 0
  var records: Int64 = 0
  var lastEnd: Int64 = .min
  /// Of the earliest and the latest record and the one with most events, ties going to the smaller key.
  var firstTime: Int64 = .max
  var firstKey: Int64 = 0
  var lastTime: Int64 = -1
  var lastKey: Int64 = 0
  var largestCount: Int64 = 0
  var largestTime: Int64 = 0
  var largestKey: Int64 = 0
  /// Position in ``FlowDeltas/days`` of the day that came last; -1 for none.
  var day: Int32 = -1
  /// Number of its source in ``FlowDeltas/hours``; -1 before its first record.
  var source: Int32 = -1

  init(flow: Int64) { self.flow = flow }

  /// A record that is new in the store.
  @inline(__always)
  mutating func add(_ row: PendingRecord) {
    records += 1
    change(row, events: row.count)
    if row.time < firstTime || (row.time == firstTime && row.key < firstKey) {
      (firstTime, firstKey) = (row.time, row.key)
    }
    if row.time > lastTime || (row.time == lastTime && row.key < lastKey) {
      (lastTime, lastKey) = (row.time, row.key)
    }
  }

  /// A row that stands for several, or stood for fewer before.
  /// - Parameter events: more than before.
  mutating func add(
    _ row: PendingRecord, standing: Standing, records added: Int64, events: Int64
  ) {
    records = records.addingSaturating(added)
    self.events = self.events.addingSaturating(events)
    lastEnd = max(lastEnd, row.lastEnd)
    if (row.time, row.key) < (firstTime, firstKey) { (firstTime, firstKey) = (row.time, row.key) }
    let last = standing.last
    if last.milliseconds > lastTime || (last.milliseconds == lastTime && last.key < lastKey) {
      (lastTime, lastKey) = (last.milliseconds, last.key)
    }
    let largest = standing.largest
    if standing.largestCount > largestCount
      || (standing.largestCount == largestCount
        && (largest.milliseconds, largest.key) < (largestTime, largestKey))
    {
      (largestCount, largestTime, largestKey) = (
        standing.largestCount, largest.milliseconds, largest.key
      )
    }
  }

  /// A record that was there and now counts more events, or ends later.
  @inline(__always)
  mutating func change(_ row: PendingRecord, events added: Int64) {
    events = events.addingSaturating(added)
    lastEnd = max(lastEnd, row.lastEnd)
    if row.count > largestCount
      || (row.count == largestCount && (row.time, row.key) < (largestTime, largestKey))
    {
      (largestCount, largestTime, largestKey) = (row.count, row.time, row.key)
    }
  }
}
