import PerimetryModel

/// What a batch adds to one flow.
struct FlowDelta {
  let flow: Int64

  struct DayPart {
    var day: Int32
    var events: Int64
    var records: Int64
    var firstTime: Int64
    var lastEnd: Int64
  }

  var events: Int64 = 0
  var records: Int64 = 0
  var lastEnd: Int64 = .min
  var first: (time: Int64, key: Int64)?
  var last: (time: Int64, key: Int64)?
  var largest: (count: Int64, time: Int64, key: Int64)?
  /// In the order they came; records come sorted by time, so the last is nearly always the one.
  var days: [DayPart] = []

  init(flow: Int64) { self.flow = flow }

  /// A record that is new in the store.
  mutating func add(_ row: PendingRecord) {
    records += 1
    change(row, events: row.count, records: 1)
    if first.map({ (row.time, row.key) < $0 }) ?? true { first = (row.time, row.key) }
    if last.map({ row.time > $0.time || (row.time == $0.time && row.key < $0.key) }) ?? true {
      last = (row.time, row.key)
    }
  }

  /// A record that was there and now counts more events, or ends later.
  mutating func change(_ row: PendingRecord, events added: Int64, records addedRecords: Int64 = 0) {
    events = events.addingSaturating(added)
    lastEnd = max(lastEnd, row.lastEnd)
    if largest.map({
      row.count > $0.count || (row.count == $0.count && (row.time, row.key) < ($0.time, $0.key))
    }) ?? true {
      largest = (row.count, row.time, row.key)
    }
    let day = Int32(row.time / 86_400_000)
    if let index = days.lastIndex(where: { $0.day == day }) {
      days[index].events = days[index].events.addingSaturating(added)
      days[index].records += addedRecords
      days[index].firstTime = min(days[index].firstTime, row.time)
      days[index].lastEnd = max(days[index].lastEnd, row.lastEnd)
    } else {
      days.append(
        DayPart(
          day: day, events: added, records: addedRecords, firstTime: row.time,
          lastEnd: row.lastEnd))
    }
  }
}
