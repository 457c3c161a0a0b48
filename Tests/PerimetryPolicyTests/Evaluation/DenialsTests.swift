import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct DenialsTests {
  private static let a = Sample.peer("198.51.100.7")
  private static let b = Sample.peer("10.0.0.4")
  private static let name = Sample.peer("api.example.com")

  private static let flows: [Flow] = [
    .sample(from: a, events: 5, day: 20_001, operation: "GetBlob", rule: "z-rule"),
    .sample(from: a, to: Sample.vault, events: 7, day: 20_000, operation: "Read", rule: nil),
    .sample(from: b, events: 12, day: 20_001, operation: "GetBlob", rule: "a-rule"),
    .sample(from: a, profile: Sample.otherProfile, events: 1, day: 20_002),
    .sample(.publicOutboundResourceRulesAllowed, from: name, events: 12, day: 20_000),
    .sample(from: Sample.peer("203.0.113.1"), version: "1", events: 100),
    .sample(
      .publicInboundPerimeterRulesAllowed, from: Sample.peer("203.0.113.1"), version: "2",
      events: 30),
    .sample(.publicInboundPerimeterRulesDenied, from: a, events: 1000),
  ]

  private func denials(by grouping: Denials.Grouping) -> Denials {
    let enforcement = Enforcement(history: DenialsTests.flows)
    return Denials(of: enforcement.assess(DenialsTests.flows), by: grouping)
  }

  private func lines(by grouping: Denials.Grouping) -> [String] {
    denials(by: grouping).rows.map {
      "\($0.profile.name) \($0.direction?.rawValue ?? "both") \($0.group) \($0.tally.events)"
    }
  }

  @Test func `peers, most events first, then by direction`() {
    #expect(
      lines(by: .peer) == [
        "default inbound 10.0.0.4 12", "default inbound 198.51.100.7 12",
        "default outbound api.example.com 12", "other inbound 198.51.100.7 1",
      ])
    let row = denials(by: .peer).rows[1]
    #expect((row.peers, row.resources) == (1, 2))
    #expect(row.matchedRules == ["z-rule"])
    #expect(row.obstacles == [])
    #expect(row.tally.days.count == 2)
  }

  @Test func `resources`() {
    let rows = denials(by: .resource).rows
    #expect(
      rows.map(\.group) == [
        Sample.database.text, Sample.database.text, Sample.vault.text, Sample.database.text,
      ])
    #expect(rows.map(\.tally.events) == [17, 12, 7, 1])
    #expect(rows[0].matchedRules == ["a-rule", "z-rule"])
    #expect(rows[0].obstacles == [.privateSource])
    #expect(rows[0].peers == 2)
  }

  @Test func `profiles, apart by direction`() {
    #expect(
      lines(by: .profile) == [
        "default inbound default 24", "default outbound default 12", "other inbound other 1",
      ])
  }

  @Test func `operations, none among them`() {
    #expect(
      lines(by: .operation) == [
        "default inbound GetBlob 17", "default outbound (none) 12", "default inbound Read 7",
        "other inbound (none) 1",
      ])
  }

  @Test func `days in their order`() {
    #expect(
      lines(by: .day) == [
        "default inbound 2024-10-04 7", "default outbound 2024-10-04 12",
        "default inbound 2024-10-05 17", "other inbound 2024-10-06 1",
      ])
  }

  @Test(arguments: Denials.Grouping.allCases)
  func `every grouping has the same totals`(grouping: Denials.Grouping) {
    let denials = denials(by: grouping)
    #expect(denials.total?.events == 37)
    #expect(Tally.sum(denials.rows.map(\.tally)) == denials.total)
    #expect(denials.cured?.events == 100)
    #expect(
      denials.eventsByVerdict == [.wouldBeDenied: 37, .allowedByRule: 130, .alreadyDenied: 1000])
  }

  @Test(arguments: Denials.Grouping.allCases)
  func `flows in any order give the same answer`(grouping: Denials.Grouping) {
    let denials = denials(by: grouping)
    for seed in 1...50 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let flows = DenialsTests.flows.shuffled(using: &random)
      let other = Denials(of: Enforcement(history: flows).assess(flows), by: grouping)
      #expect(other.rows == denials.rows && other.total == denials.total, "seed \(seed)")
      #expect(other.cured == denials.cured, "seed \(seed)")
      #expect(other.eventsByVerdict == denials.eventsByVerdict, "seed \(seed)")
    }
  }

  @Test func `nothing denied is nothing, not zero`() {
    let denials = Denials(of: [], by: .peer)
    #expect(denials.total == nil && denials.cured == nil && denials.rows.isEmpty)
  }

  @Test func `absurd counts stop at the largest number`() {
    let flows = [Flow.sample(from: DenialsTests.a, events: .max), .sample(from: DenialsTests.a)]
    let denials = Denials(of: Enforcement(history: []).assess(flows), by: .peer)
    #expect(denials.total?.events == .max)
    #expect(denials.total?.records == 2)
    #expect(denials.eventsByVerdict == [.wouldBeDenied: .max])
  }
}
