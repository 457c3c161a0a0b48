/// How many records each hour gets: busy days, quiet nights.
struct Schedule {
  /// Records by hour since the start.
  let records: [Int]

  /// Milliseconds in an hour: each record has one for itself, so that no two agree in identity.
  static let slots = 3_600_000

  init(records total: Int, hours: Int) {
    let busy = [3, 2, 2, 2, 2, 3, 4, 6, 9, 10, 10, 10, 8, 9, 10, 10, 9, 7, 5, 5, 4, 4, 3, 3]
    let whole = (0..<hours).reduce(0) { $0 + busy[$1 % 24] }
    var sum = 0
    var given = 0
    records = (0..<hours).map { hour in
      sum += busy[hour % 24]
      let upTo = Int((Int64(total) * Int64(sum)) / Int64(whole))
      defer { given = upTo }
      return upTo - given
    }
  }

  var fits: Bool { records.allSatisfy { $0 <= Schedule.slots } }

  /// The time of record `index` of an hour in 100 ns ticks since the start; strictly growing by milliseconds.
  func time(of index: Int, inHour hour: Int, random: inout SeededRandom) -> Int {
    let slot = index * Schedule.slots / records[hour]
    let width = (index + 1) * Schedule.slots / records[hour] - slot
    let milliseconds = slot + random.below(width)
    return hour * Window.ticksPerHour + milliseconds * 10_000 + random.below(10_000)
  }
}
