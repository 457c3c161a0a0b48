import PerimetryModel

/// What a row of records counts for in the sums of its flow: itself, or the raw records it stands for.
struct Standing: Equatable {
  var records: Int64
  var hours: [DayHours.Hour]
  var last: RecordReference
  var largestCount: Int64
  var largest: RecordReference

  /// Of a row that is one raw record.
  init(_ row: PendingRecord) { self.init(time: row.time, key: row.key, count: row.count) }

  init(time: Int64, key: Int64, count: Int64) {
    records = 1
    hours = [DayHours.Hour(hour: time / 3_600_000 % 24, events: count, records: 1)]
    last = RecordReference(milliseconds: time, key: key)
    (largestCount, largest) = (count, last)
  }

  /// - Parameter row: the compacted record.
  init(_ compaction: Compaction, of row: PendingRecord) {
    self.init(compaction, time: row.time, key: row.key, count: row.count)
  }

  /// - Parameter count: of the compacted record.
  init(_ compaction: Compaction, time: Int64, key: Int64, count: Int64) {
    let own = RecordReference(milliseconds: time, key: key)
    records = compaction.records
    hours = compaction.hours.map {
      DayHours.Hour(hour: Int64($0.hour), events: $0.events, records: $0.records)
    }
    last = compaction.last?.reference ?? own
    let largest = compaction.largest ?? compaction.first
    largestCount = largest?.count ?? count
    self.largest = compaction.largest?.reference ?? own
  }

  /// Whether another one may be a part of it: in each of its hours there is no less here.
  func holds(_ other: Standing) -> Bool {
    other.hours.allSatisfy { part in
      hours.contains {
        $0.hour == part.hour && $0.records >= part.records && $0.events >= part.events
      }
    }
  }
}

extension Compaction.Citation {
  var reference: RecordReference { RecordReference(milliseconds: time.milliseconds, key: key) }
}
