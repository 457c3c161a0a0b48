import PerimetryModel
import PerimetryPolicy
import Testing

/// What somebody decided is to be denied is told from what nobody expects.
@Suite struct ExpectedDenialTests {
  private let flows: [Flow] = (0..<4).map { .sample(from: Sample.peer("20.0.0.\($0)")) }

  private func simulate(_ decisions: Decision..., on day: Int32 = 20_000) -> Simulation {
    let rules = ExistingRules([.init(key: Sample.profile, rules: [], extent: .complete)])
    return DecisionIndex(Decisions(decisions).inForce(on: Day(number: day)))
      .mark(Replay(rules, history: flows).simulate(flows))
  }

  private func peers(_ changes: [Simulation.Change]) -> [String] {
    changes.map(\.peer.text).sorted()
  }

  @Test(arguments: [Decision.Kind.dismissed, .expectedToBreak])
  func whatWasDecidedIsExpectedAndComesBehindWhatWasNot(kind: Decision.Kind) {
    let simulation = simulate(.sample(kind, "20.0.0.0/31"))
    #expect(peers(simulation.changes(of: .expected)) == ["20.0.0.0", "20.0.0.1"])
    #expect(peers(simulation.changes(of: .lost)) == ["20.0.0.2", "20.0.0.3"])
    #expect(simulation.changes.map { $0.decision?.kind } == [nil, nil, kind, kind])
    #expect(simulation.totals == simulate().totals)
  }

  @Test(arguments: [(19_999 as Int32, 1), (20_000, 1), (20_001, 0)])
  func anExpiredDecisionDoesNotCount(day: Int32, count: Int) {
    let simulation = simulate(.sample(.dismissed, "20.0.0.1", until: 20_000), on: day)
    #expect(simulation.changes(of: .expected).count == count)
    #expect(simulation.changes(of: .lost).count == 4 - count)
  }

  @Test func anAcceptedPeerIsNotExpectedToBreak() {
    #expect(simulate(.sample(.accepted, "20.0.0.0/30")).changes(of: .expected).isEmpty)
    let narrow = simulate(
      .sample(.expectedToBreak, "20.0.0.0/24"), .sample(.accepted, "20.0.0.2"))
    #expect(peers(narrow.changes(of: .lost)) == ["20.0.0.2"])
  }

  @Test func aDecisionHoldsWhereItSays() {
    let elsewhere = Decision.sample(.expectedToBreak, "20.0.0.0/24", profile: "another")
    let outbound = Decision.sample(.expectedToBreak, "20.0.0.0/24", direction: .outbound)
    #expect(
      simulate(elsewhere).changes(of: .expected).isEmpty
        && simulate(outbound).changes(of: .expected).isEmpty)
  }

  /// What is let through all the same, or nobody can tell, is no denial.
  @Test func onlyDenialsAreExpected() {
    let all = Decision.sample(.expectedToBreak, "20.0.0.0/24")
    let unknown = DecisionIndex(Decisions([all])).mark(
      Replay(ExistingRules(), history: flows).simulate(flows))
    #expect(unknown.changes.count == 4 && unknown.changes.allSatisfy { $0.decision == nil })
  }
}
