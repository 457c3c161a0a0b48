import PerimetryModel
import Testing

@Suite struct LoggedHoursTests {
  private let logged = LoggedHours(
    profile: ProfileKey(perimeter: ResourceID("/x/nsp"), name: "default"),
    resource: ResourceID("/x/st"), category: .known(.publicInboundResourceRulesAllowed),
    hours: (100..<104).map { .init(number: $0, events: 1, records: 1) })

  private func hours(_ change: (inout FlowFilter) -> Void) -> [Int64]? {
    var filter = FlowFilter()
    change(&filter)
    return logged.within(filter)?.hours.map(\.number)
  }

  @Test func everythingOutsideAFilterIsLeftOut() {
    #expect(hours { _ in } == [100, 101, 102, 103])
    #expect(hours { $0.resource = "st" } == [100, 101, 102, 103])
    #expect(hours { $0.resource = "other" } == nil)
    #expect(hours { $0.profile = "other" } == nil)
    #expect(hours { $0.perimeter = "other" } == nil)
    #expect(hours { $0.direction = .outbound } == nil)
  }

  @Test func hoursThatATimeCutsCountWhole() {
    func time(_ hour: Int64, _ minute: Int64) -> Timestamp {
      Timestamp(milliseconds: (hour * 60 + minute) * 60_000)
    }
    #expect(hours { $0.since = time(101, 30) } == [101, 102, 103])
    #expect(hours { $0.until = time(101, 30) } == [100, 101])
    #expect(hours { $0.until = time(101, 0) } == [100])
    #expect(hours { $0.since = time(104, 0) } == nil)
  }

  @Test func daysWithoutRecordsAreCountedBetweenTheFirstAndTheLast() {
    let days = VerdictDays(
      rows: [22, 20, 25].map { .init(day: Day(number: $0), events: [.wouldBeDenied: 1]) })
    #expect(days.rows.map(\.day.number) == [20, 22, 25] && days.silentDays == 3)
    #expect(VerdictDays(rows: []).silentDays == 0)
  }
}
