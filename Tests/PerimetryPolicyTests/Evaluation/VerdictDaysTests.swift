import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct VerdictDaysTests {
  @Test func eventsStandUnderTheirDayAndVerdict() {
    let flows: [Flow] = [
      .sample(from: Sample.peer("198.51.100.7"), events: 5, day: 20_001),
      .sample(from: Sample.peer("198.51.100.8"), events: 7, day: 20_001),
      .sample(from: Sample.peer("198.51.100.7"), events: 3, day: 20_003),
      .sample(
        .publicInboundPerimeterRulesDenied, from: Sample.peer("198.51.100.9"), events: 2,
        day: 20_001),
    ]
    let days = VerdictDays(of: Enforcement(history: flows).assess(flows))
    #expect(
      days.rows == [
        .init(day: Day(number: 20_001), events: [.wouldBeDenied: 12, .alreadyDenied: 2]),
        .init(day: Day(number: 20_003), events: [.wouldBeDenied: 3]),
      ])
  }
}
