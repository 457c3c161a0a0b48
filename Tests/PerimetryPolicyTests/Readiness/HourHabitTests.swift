import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// Which hours were to have records and have none, said of worlds whose holes are known.
@Suite struct HourHabitTests {
  /// 2026-03-02, a Monday.
  private static let monday: Int64 = 20_514
  private static let allDay = Set<Int64>(0...23)

  /// Hours since 1970 of some days, as many as are wanted of each.
  private func hours(_ days: Range<Int64>, on wanted: (_ weekday: Int64) -> Set<Int64>) -> [Int64] {
    days.flatMap { day in
      wanted(day % 7).sorted().map { (HourHabitTests.monday + day) * 24 + $0 }
    }
  }

  private func readiness(
    _ hours: [Int64], settings: ReadinessSettings = ReadinessSettings(),
    filter: FlowFilter = FlowFilter()
  ) -> Readiness {
    var flow = Flow.sample(.publicInboundResourceRulesAllowed, from: Sample.peer("198.51.100.7"))
    let days = Set(hours.map { Day(number: Int32($0 / 24)) }).sorted()
    flow.tally.days = DaySet(ascending: days)
    if let first = days.first, let last = days.last {
      (flow.tally.firstSeen, flow.tally.lastSeen) = (first.start, last.start)
    }
    return ReadinessBoard(
      settings: settings, filter: filter, history: [flow],
      hours: [Sample.profile.perimeter: hours]
    ).readiness(
      of: Enforcement(history: [flow]).assess([flow]), recommendation: Recommendation.of([flow]))
  }

  private func found(_ hours: [Int64]) -> HourHabit? { readiness(hours).perimeters.first?.hours }

  private func gap(day: Int64, _ hours: Range<Int64>) -> Coverage.Gap {
    let start = (HourHabitTests.monday + day) * 24
    return Coverage.Gap(
      start: Timestamp(milliseconds: (start + hours.lowerBound) * 3_600_000),
      end: Timestamp(milliseconds: (start + hours.upperBound) * 3_600_000))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aHoleInABusyPerimeterIsNamedToTheHour(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let days = Int64.random(in: 21...40, using: &random)
    let hole = Int64.random(in: 1..<(days - 1), using: &random)
    let start = Int64.random(in: 0...19, using: &random)
    let all = hours(0..<days) { _ in HourHabitTests.allDay }
    let first = (HourHabitTests.monday + hole) * 24 + start
    let habit = try #require(found(all.filter { !(first..<(first + 5)).contains($0) }))
    #expect(habit.empty == [gap(day: hole, start..<(start + 5))], "seed \(seed)")
    #expect(habit.emptyHours == 5 && habit.expected == all.count, "seed \(seed)")
  }

  @Test func aHoleOverMidnightIsOne() throws {
    let first = (HourHabitTests.monday + 8) * 24 + 22
    let habit = try #require(
      found(hours(0..<21) { _ in Self.allDay }.filter { !(first..<(first + 4)).contains($0) }))
    #expect(habit.empty == [gap(day: 8, 22..<26)])
  }

  @Test func quietNightsAndWeekendsAreNoHoles() throws {
    let office = hours(0..<28) { $0 < 5 ? Set(7...18) : [10] }
    #expect(try #require(found(office)).empty.isEmpty)
    let nights = hours(0..<28) { _ in [0, 1, 2, 22, 23] }
    #expect(try #require(found(nights)).empty.isEmpty)
    // Where the weekend is another.
    let friday = hours(0..<28) { [4, 5].contains($0) ? [12] : Self.allDay }
    #expect(try #require(found(friday)).empty.isEmpty)
    let weekly = hours(0..<28) { $0 == 2 ? [9] : Self.allDay }
    #expect(try #require(found(weekly)).empty.isEmpty)
  }

  @Test func aHoleInOfficeHoursIsNamedAndTheNightBesideItIsNot() throws {
    let first = (HourHabitTests.monday + 9) * 24 + 15
    let office = hours(0..<28) { $0 < 5 ? Set(7...18) : [] }
    let habit = try #require(found(office.filter { !(first..<(first + 9)).contains($0) }))
    #expect(habit.empty == [gap(day: 9, 15..<19)])
    #expect(habit.expected == office.count)
  }

  /// A perimeter that often has nothing to log is not accused of every hour it is silent.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func sporadicTrafficIsSeldomAHole(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let share = random.one(of: [20, 50, 80, 90])
    let some = hours(0..<28) { _ in
      // In a fixed order, so that a seed says what is drawn.
      Set(Self.allDay.sorted().filter { _ in Int.random(in: 0..<100, using: &random) < share })
    }
    guard let habit = found(some) else { return }
    #expect(habit.emptyHours * 10 <= habit.expected, "seed \(seed): \(share) %")
  }

  @Test func fewDaysTellNothingOfHours() {
    #expect(readiness([]).perimeters.first?.hours == nil)
    for days in 1...3 as ClosedRange<Int64> {
      let hours = hours(0..<days) { _ in Self.allDay }.filter { $0 % 24 != 12 }
      #expect(found(hours) == nil, "\(days) days")
    }
    #expect(found(hours(0..<4) { _ in Self.allDay }) != nil)
  }

  @Test func whatLiesBesideTheWindowDoesNotCount() throws {
    let first = (HourHabitTests.monday + 3) * 24 + 6
    let hours = hours(0..<28) { _ in Self.allDay }.filter { !(first..<(first + 5)).contains($0) }
    var filter = FlowFilter()
    filter.since = Day(number: Int32(HourHabitTests.monday + 7)).start
    let after = try #require(readiness(hours, filter: filter).perimeters.first?.hours)
    #expect(after.empty.isEmpty && after.expected == 21 * 24)
  }

  /// Hours count among the reasons as days do: above a share, and not below it.
  @Test func manyEmptyHoursAreNotEnough() throws {
    let hours = hours(0..<28) { _ in Self.allDay }
    let start = HourHabitTests.monday * 24
    func reasons(_ empty: Int64, _ most: Int) throws -> [Sufficiency.Reason] {
      var settings = ReadinessSettings()
      settings.maxMissingHours = most
      // Seven hours of each of the days in the middle, which other days have.
      let holes = (0..<empty).map { start + (7 + $0 / 7) * 24 + 3 + 7 * ($0 / 7 % 2) + $0 % 7 }
      let board = readiness(hours.filter { !holes.contains($0) }, settings: settings)
      let seen = try #require(board.profiles.first?.sufficiency)
      #expect(seen.hours?.emptyHours == Int(empty) && seen.hours?.expected == 28 * 24)
      #expect(board.resources.first?.sufficiency.hours == seen.hours)
      return seen.reasons
    }
    #expect(try reasons(14, 2).contains(.hoursMissing))
    #expect(try !reasons(14, 3).contains(.hoursMissing))
    #expect(try !reasons(0, 0).contains(.hoursMissing))
  }
}
