import PerimetryModel

/// Works out in which hours records of a perimeter were expected, and which of those are empty (``HourHabit``). Linear in the
/// hours of the window.
struct HourReckoning: Sendable {
  /// Hours since 1970, ascending.
  private var expected: [Int64] = []
  private var runs: [Coverage.Gap] = []

  /// Other days in which an hour must have had records.
  private static let leastDays = 3
  /// Expected hours without which there is no habit to speak of: a few come about by chance.
  private static let leastHours = 24
  /// Of a run of empty hours, if the days are as they were: less is remarkable.
  private static let remarkable = 0.05

  /// - Parameter hours: hours since 1970 with records of the perimeter in the window, ascending.
  init(_ hours: [Int64]) {
    let hours = hours.drop { $0 < 0 }
    guard let first = hours.first, let last = hours.last else { return }
    let logged = Set(hours)
    let days = Set(hours.map { $0 / 24 }).sorted()
    var kinds: [Slot: Count] = [:]
    var weekdays: [Slot: Count] = [:]
    func each(_ body: (_ hour: Int64, _ kind: Slot, _ weekday: Slot) -> Void) {
      for day in days {
        for hour in max(first, day * 24)...min(last, day * 24 + 23) {
          let weekday = HourReckoning.weekday(day)
          body(
            hour, Slot(day: weekday < 5 ? 0 : 5, hour: hour % 24),
            Slot(day: weekday, hour: hour % 24))
        }
      }
    }
    each { hour, kind, weekday in
      kinds[kind, default: Count()].add(logged.contains(hour))
      weekdays[weekday, default: Count()].add(logged.contains(hour))
    }
    var run = Run()
    each { hour, kind, weekday in
      let isLogged = logged.contains(hour)
      let others = (kinds[kind] ?? Count()).without(isLogged)
      let namesakes = (weekdays[weekday] ?? Count()).without(isLogged)
      let isExpected =
        others.logged >= HourReckoning.leastDays && 4 * others.logged >= 3 * others.days
        && 2 * namesakes.logged >= namesakes.days
      if isExpected { expected.append(hour) }
      if isLogged || !isExpected || hour != run.end { close(&run, at: hour) }
      if isExpected && !isLogged { run.extend(to: hour + 1, by: others) }
    }
    close(&run, at: last)
  }

  /// Of the hours from a day on.
  /// - Returns: `nil` where hardly any is expected: with too few days, or where traffic comes so irregularly that no hole would
  ///   show, nobody can tell.
  func habit(since first: Day?) -> HourHabit? {
    guard let first else { return nil }
    let count = expected.count { $0 >= Int64(first.number) * 24 }
    if count < HourReckoning.leastHours { return nil }
    let empty = runs.compactMap { run -> Coverage.Gap? in
      let start = max(run.start, first.start)
      return start < run.end ? Coverage.Gap(start: start, end: run.end) : nil
    }
    return HourHabit(expected: count, empty: empty)
  }

  private mutating func close(_ run: inout Run, at hour: Int64) {
    if run.end > run.start, run.chance < HourReckoning.remarkable {
      runs.append(
        Coverage.Gap(
          start: Timestamp(milliseconds: run.start * 3_600_000),
          end: Timestamp(milliseconds: run.end * 3_600_000)))
    }
    run = Run(start: hour, end: hour)
  }

  /// 0 is Monday: 1970-01-01 was a Thursday.
  private static func weekday(_ day: Int64) -> Int64 { (day + 3) % 7 }

  /// An hour of the days of a kind, or of a weekday.
  private struct Slot: Hashable {
    var day: Int64
    var hour: Int64
  }

  private struct Count {
    var days = 0
    var logged = 0

    mutating func add(_ isLogged: Bool) {
      days += 1
      if isLogged { logged += 1 }
    }

    func without(_ isLogged: Bool) -> Count {
      Count(days: days - 1, logged: logged - (isLogged ? 1 : 0))
    }

    /// That another day has no records, by Laplace's rule of succession.
    var chanceOfNone: Double { Double(days - logged + 1) / Double(days + 2) }
  }

  /// Expected hours, one behind the other, without records.
  private struct Run {
    var start: Int64 = 0
    /// Exclusive.
    var end: Int64 = 0
    var chance = 1.0

    mutating func extend(to end: Int64, by others: Count) {
      self.end = end
      chance *= others.chanceOfNone
    }
  }
}
