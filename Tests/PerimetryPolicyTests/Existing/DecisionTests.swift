import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct DecisionTests {
  private func recommend(_ flows: [Flow], _ decisions: Decision..., on day: Int32 = 20_000)
    -> [Recommendation.Part]
  {
    let index = DecisionIndex(Decisions(decisions).inForce(on: Day(number: day)))
    let assessments = index.judge(Enforcement(history: flows).assess(flows))
    let recommendation = Recommender(options: .init()).recommend(for: assessments, history: flows)
    return index.mark(recommendation).parts
  }

  private let neighbours: [Flow] = (0..<4).map { .sample(from: Sample.peer("20.0.0.\($0)")) }

  @Test(arguments: [(19_999 as Int32, false), (20_000, false), (20_001, true)])
  func `a dismissed peer is not proposed up to the last day`(day: Int32, isProposed: Bool) throws {
    let parts = recommend(neighbours, .sample(.dismissed, "20.0.0.1", until: 20_000), on: day)
    try #require(parts.count == 1)
    let candidates = parts[0].candidates.map(\.element.text)
    #expect(candidates == (isProposed ? ["20.0.0.0/30"] : ["20.0.0.0/32", "20.0.0.2/31"]))
    #expect(parts[0].decided.map(\.summary.peer.text) == (isProposed ? [] : ["20.0.0.1"]))
  }

  @Test func `what is expected to break is not proposed`() throws {
    let parts = recommend(neighbours, .sample(.expectedToBreak, "20.0.0.0/30"))
    try #require(parts.count == 1)
    #expect(parts[0].candidates.isEmpty && parts[0].leftOut.isEmpty)
    #expect(parts[0].decided.count == 4)
  }

  @Test func `the narrowest decision counts`() throws {
    let parts = recommend(
      neighbours, .sample(.dismissed, "20.0.0.0/24"), .sample(.accepted, "20.0.0.2"))
    try #require(parts.count == 1)
    #expect(parts[0].candidates.map(\.element.text) == ["20.0.0.2/32"])
    #expect(parts[0].candidates[0].notes.contains(.accepted))
  }

  @Test func `a candidate is accepted where all its peers are`() throws {
    let parts = recommend(neighbours, .sample(.accepted, "20.0.0.0/31"))
    try #require(parts.count == 1)
    #expect(parts[0].candidates.map(\.notes.isEmpty) == [true])
    let all = recommend(neighbours, .sample(.accepted, "20.0.0.0/30"))
    #expect(all[0].candidates.map(\.notes) == [[.accepted]])
  }

  /// A dismissed caller and another one of the same subscription, both from where no prefix reaches.
  @Test func `a dismissed peer does not come in by a subscription proposed for others`() throws {
    let flows = ["10.0.0.4", "10.0.0.5"].map {
      Flow.sample(from: Sample.peer($0), sourceResource: Sample.caller(2))
    }
    func elements(_ decisions: Decision...) -> [String] {
      let index = DecisionIndex(Decisions(decisions))
      var options = Recommendation.Options()
      options.usesSubscriptions = true
      let assessments = index.judge(Enforcement(history: flows).assess(flows))
      return Recommender(options: options, decided: index)
        .recommend(for: assessments, history: flows)
        .parts.flatMap(\.candidates).map(\.element.text)
    }
    #expect(elements() == ["/subscriptions/00000000-0000-0000-0000-000000000002"])
    #expect(elements(.sample(.dismissed, "10.0.0.5")) == [])
    #expect(elements(.sample(.expectedToBreak, "10.0.0.5")) == [])
    #expect(elements(.sample(.accepted, "10.0.0.5")).count == 1)
  }

  @Test func `a dismissed destination is under no wildcard`() {
    let flows = ["a", "b", "c", "d"].map {
      Flow.sample(
        .publicOutboundResourceRulesAllowed, from: Sample.peer("\($0).example.com"))
    }
    func elements(_ decisions: Decision...) -> [String] {
      let index = DecisionIndex(Decisions(decisions))
      var options = Recommendation.Options()
      options.usesWildcards = true
      let assessments = index.judge(Enforcement(history: flows).assess(flows))
      return Recommender(options: options, decided: index)
        .recommend(for: assessments, history: flows)
        .parts.flatMap(\.candidates).map(\.element.text)
    }
    #expect(elements() == ["*.example.com"])
    #expect(
      elements(.sample(.dismissed, "d.example.com"))
        == ["a.example.com", "b.example.com", "c.example.com"])
  }

  @Test func `an accepted decision is as good as accepting on the command line`() throws {
    let flows =
      (0...10).map { Flow.sample(from: Sample.peer("20.0.0.1"), day: 20_000 + $0) }
      + [.sample(from: Sample.peer("30.0.0.1"), events: 900, day: 20_010)]
    func part(_ decisions: Decision...) throws -> Recommendation.Part {
      let index = DecisionIndex(Decisions(decisions))
      let assessments = index.judge(Enforcement(history: flows).assess(flows))
      return try #require(
        Recommender(options: .init(), decided: index)
          .recommend(for: assessments, history: flows).parts.first)
    }
    #expect(try part().withheld.map(\.peer.text) == ["30.0.0.1"])
    let accepted = try part(.sample(.accepted, "30.0.0.1"))
    #expect(accepted.withheld.isEmpty)
    #expect(
      accepted.candidates.flatMap(\.peers).filter(\.isAccepted).map(\.peer.text) == ["30.0.0.1"])
    let elsewhere = try part(.sample(.accepted, "30.0.0.1", profile: "other"))
    #expect(elsewhere.withheld.count == 1)
  }

  @Test func `a decision is about its profile and direction only`() {
    for other in [
      Decision.sample(.dismissed, "20.0.0.1", profile: "other"),
      Decision.sample(.dismissed, "20.0.0.1", direction: .outbound),
    ] {
      #expect(recommend(neighbours, other).flatMap(\.decided).isEmpty)
    }
    let own = Decision.sample(.dismissed, "20.0.0.1", profile: "DEFAULT", direction: .inbound)
    #expect(recommend(neighbours, own).first?.decided.count == 1)
  }
}
