import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct InboundTests {
  private func part(
    _ flows: [Flow], budget: Int = 200, widestIPv4: Int = 24
  ) throws -> Recommendation.Part {
    let parts = Recommendation.of(flows, budget: budget, widestIPv4: widestIPv4).parts
    try #require(parts.count == 1)
    return parts[0]
  }

  private func elements(_ part: Recommendation.Part) -> [String] {
    part.candidates.map(\.element.text)
  }

  @Test func `a candidate carries its evidence`() throws {
    let part = try part(
      [
        .sample(from: Sample.peer("20.0.0.1"), events: 5, day: 20_001, rule: "b", key: 1),
        .sample(
          from: Sample.peer("20.0.0.1"), to: Sample.vault, events: 9, day: 20_003, rule: "a",
          key: 2),
        .sample(from: Sample.peer("20.0.0.2"), events: 2, day: 20_001, key: 3),
      ], budget: 1)
    #expect(elements(part) == ["20.0.0.0/30"])
    let candidate = try #require(part.candidates.first)
    #expect((candidate.tally.events, candidate.tally.records) == (16, 3))
    #expect(candidate.tally.days.count == 2)
    #expect(candidate.resources == [Sample.vault, Sample.database])
    #expect(candidate.exposure == Exposure(ipv4Addresses: 2))
    #expect(part.exposure == Exposure(ipv4Addresses: 2))
    #expect(candidate.peers.map(\.peer.text) == ["20.0.0.1", "20.0.0.2"])
    let peer = try #require(candidate.peers.first)
    #expect(peer.tally.events == 14)
    #expect(peer.matchedRules == ["a", "b"])
    #expect(peer.reference?.key == 2)
  }

  @Test func `of equally large records the earliest is shown`() throws {
    let flows: [Flow] = [
      .sample(from: Sample.peer("20.0.0.1"), events: 5, day: 20_001, key: 1),
      .sample(from: Sample.peer("20.0.0.1"), to: Sample.vault, events: 5, day: 20_000, key: 2),
    ]
    for flows in [flows, flows.reversed()] {
      let part = try part(flows)
      #expect(part.candidates.first?.peers.first?.reference?.key == 2)
    }
  }

  @Test func `what was only refused is in no prefix`() throws {
    let part = try part(
      [
        .sample(from: Sample.peer("20.0.0.0")),
        .sample(from: Sample.peer("20.0.0.3"), events: 8),
        .sample(.publicInboundPerimeterRulesDenied, from: Sample.peer("20.0.0.1")),
      ], budget: 1)
    #expect(elements(part) == ["20.0.0.0/32"])
    #expect(part.leftOut.map(\.peer.text) == ["20.0.0.3"])
  }

  /// Refused at one time and let in at another: the profile knows the peer.
  @Test(arguments: [
    LogCategory.publicInboundPerimeterRulesAllowed, .intraPerimeterInboundAllowed,
    .crossPerimeterInboundAllowed, .publicInboundResourceRulesAllowed,
  ])
  func `what was refused and also let in does not count as refused`(category: LogCategory) throws {
    let part = try part(
      [
        .sample(from: Sample.peer("20.0.0.0")), .sample(from: Sample.peer("20.0.0.3")),
        .sample(.publicInboundResourceRulesDenied, from: Sample.peer("20.0.0.1")),
        .sample(category, from: Sample.peer("20.0.0.1"), to: Sample.vault),
      ], budget: 1)
    #expect(elements(part) == ["20.0.0.0/30"])
  }

  @Test(arguments: [
    LogCategory.publicInboundPerimeterRulesDenied, .publicInboundResourceRulesDenied,
  ])
  func `a prefix that holds a peer that was also refused says so`(category: LogCategory) throws {
    let part = try part([
      .sample(from: Sample.peer("20.0.0.0")), .sample(from: Sample.peer("20.0.0.1")),
      .sample(from: Sample.peer("20.0.9.9")),
      .sample(category, from: Sample.peer("20.0.0.1"), to: Sample.vault),
    ])
    #expect(elements(part) == ["20.0.0.0/31", "20.0.9.9/32"])
    #expect(part.candidates.map(\.notes) == [[.alsoRefused], []])
  }

  @Test func `a private endpoint proves nothing about a prefix`() throws {
    let part = try part(
      [
        .sample(from: Sample.peer("20.0.0.0")), .sample(from: Sample.peer("20.0.0.3")),
        .sample(.publicInboundResourceRulesDenied, from: Sample.peer("20.0.0.1")),
        .sample(.privateInboundAllowed, from: Sample.peer("20.0.0.1")),
      ], budget: 1)
    #expect(elements(part) == ["20.0.0.0/32"])
  }

  @Test func `what another profile or direction refused does not matter`() throws {
    let refused = Sample.peer("20.0.0.1")
    let part = try part(
      [
        .sample(from: Sample.peer("20.0.0.0")), .sample(from: Sample.peer("20.0.0.3")),
        .sample(.publicInboundPerimeterRulesDenied, from: refused, profile: Sample.otherProfile),
        .sample(.publicOutboundPerimeterRulesDenied, from: refused),
      ], budget: 1)
    #expect(elements(part) == ["20.0.0.0/30"])
  }

  @Test func `the refused count even where the filter hides them`() {
    let blocked: [Flow] = [
      .sample(from: Sample.peer("20.0.0.0")), .sample(from: Sample.peer("20.0.0.3")),
    ]
    let denied = Flow.sample(.publicInboundPerimeterRulesDenied, from: Sample.peer("20.0.0.1"))
    var options = Recommendation.Options()
    options.budget = 1
    let recommendation = Recommender(options: options).recommend(
      for: Enforcement(history: blocked).assess(blocked), history: blocked + [denied])
    #expect(recommendation.parts.flatMap(elements) == ["20.0.0.0/32"])
  }

  @Test func `the widest prefix is respected and the rest left out, most events first`() throws {
    let part = try part(
      [
        .sample(from: Sample.peer("20.0.0.1"), events: 4),
        .sample(from: Sample.peer("20.0.1.1"), events: 3),
        .sample(from: Sample.peer("20.0.2.1"), events: 4),
        .sample(from: Sample.peer("20.0.3.1"), events: 9),
        .sample(from: Sample.peer("20.0.3.2"), events: 1),
      ], budget: 1)
    #expect(elements(part) == ["20.0.3.0/30"])
    #expect(part.leftOut.map(\.peer.text) == ["20.0.0.1", "20.0.2.1", "20.0.1.1"])
  }

  @Test func `a peer with both kinds of flows is proposed and listed apart`() throws {
    let part = try part([
      .sample(from: Sample.peer("20.0.0.1"), events: 4),
      .sample(from: Sample.peer("20.0.0.1"), to: Sample.storage, over: "SMB:TCP", events: 2),
      .sample(from: Sample.peer("20.0.0.1"), to: Sample.vault, serviceEndpoint: true, events: 8),
      .sample(from: Sample.peer("20.0.0.9"), serviceEndpoint: true, events: 9),
      .sample(from: .none, events: 1), .sample(from: .none, to: Sample.vault, events: 1),
    ])
    #expect(part.candidates.map(\.tally.events) == [4])
    let incurable = part.incurable.map {
      "\($0.obstacle.rawValue) \($0.summary.peer.text) \($0.summary.tally.events)"
    }
    #expect(
      incurable == [
        "unsupported-protocol 20.0.0.1 2", "service-endpoint 20.0.0.9 9",
        "service-endpoint 20.0.0.1 8", "no-source (none) 2",
      ])
  }

  @Test func `cured traffic needs no rule`() {
    let flows: [Flow] = [
      .sample(from: Sample.peer("20.0.0.1"), version: "1"),
      .sample(.publicInboundPerimeterRulesAllowed, from: Sample.peer("20.0.0.1"), version: "2"),
    ]
    #expect(Recommendation.of(flows).parts.isEmpty)
  }
}
