import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct ExistingRuleTests {
  private func assess(
    _ flow: Flow, _ rules: [ExistingRule], _ extent: ExistingRules.Extent = .complete
  ) -> Assessment {
    let existing = ExistingRules([.init(key: Sample.profile, rules: rules, extent: extent)])
    return Enforcement(history: [flow], existing: existing).assess(flow)
  }

  private func inbound(_ elements: ExistingElement...) -> [ExistingRule] {
    [ExistingRule(name: "r", direction: .inbound, elements: elements)]
  }

  private func prefix(_ text: String) throws -> ExistingElement {
    .element(.prefix(try #require(IPPrefix(text))))
  }

  @Test func `a rule that exists lets a blocker through`() throws {
    let assessment = assess(
      .sample(from: Sample.peer("20.0.0.1")), inbound(try prefix("20.0.0.0/24")))
    #expect(assessment.verdict == .allowedByRule)
    #expect(assessment.cause == .existingRule("r"))
  }

  @Test func `the most specific rule is named`() throws {
    let rules = [
      ExistingRule(name: "a", direction: .inbound, elements: [try prefix("20.0.0.0/8")]),
      ExistingRule(name: "z", direction: .inbound, elements: [try prefix("20.0.0.1/32")]),
    ]
    let assessment = assess(.sample(from: Sample.peer("20.0.0.1")), rules)
    #expect(assessment.cause == .existingRule("z"))
  }

  @Test func `no rule cures storage over another protocol than HTTPS`() throws {
    let flow = Flow.sample(from: Sample.peer("20.0.0.1"), to: Sample.storage, over: "SMB:TCP")
    #expect(assess(flow, inbound(try prefix("0.0.0.0/0"))).cause == .unsupportedProtocol)
  }

  @Test func `a prefix sees no private source and none behind a service endpoint`() throws {
    let rules = inbound(try prefix("0.0.0.0/0"))
    for flow in [
      Flow.sample(from: Sample.peer("10.0.0.4")),
      .sample(from: Sample.peer("20.0.0.1"), serviceEndpoint: true),
    ] {
      #expect(assess(flow, rules).verdict == .wouldBeDenied)
    }
  }

  @Test func `a suffix lets names below it through`() throws {
    let rules = [
      ExistingRule(
        name: "r", direction: .outbound,
        elements: [.suffix(try #require(DomainName("example.com")))])
    ]
    func verdict(_ name: String) -> Verdict {
      assess(.sample(.publicOutboundResourceRulesAllowed, from: Sample.peer(name)), rules).verdict
    }
    #expect(verdict("a.b.example.com") == .allowedByRule)
    #expect(verdict("example.com") == .wouldBeDenied)
    #expect(verdict("notexample.com") == .wouldBeDenied)
  }

  @Test(arguments: [
    (ExistingRules.Extent.complete, Verdict.wouldBeDenied), (.excerpt, .allowedByRule),
    (.page, .allowedByRule),
  ])
  func `what a rule let through that is gone would be denied, where all rules are known`(
    extent: ExistingRules.Extent, verdict: Verdict
  ) throws {
    let flow = Flow.sample(
      .publicInboundPerimeterRulesAllowed, from: Sample.peer("20.0.0.1"), rule: "old")
    #expect(assess(flow, inbound(try prefix("30.0.0.0/8")), extent).verdict == verdict)
    #expect(assess(flow, [], extent).verdict == verdict)
  }

  @Test func `what may have come by a tag or a subscription keeps its verdict`() throws {
    let flow = Flow.sample(.publicInboundPerimeterRulesAllowed, from: Sample.peer("20.0.0.1"))
    let id = try #require(Sample.subscription(5))
    for element in [
      ExistingElement.element(.serviceTag("AzureMonitor")), .element(.subscription(id)),
      .inert("?"),
    ] {
      #expect(assess(flow, inbound(element)).verdict == .allowedByRule)
    }
  }

  @Test func `rules of another profile change nothing`() throws {
    let flow = Flow.sample(from: Sample.peer("20.0.0.1"), profile: Sample.otherProfile)
    #expect(assess(flow, inbound(try prefix("0.0.0.0/0"))).verdict == .wouldBeDenied)
  }
}
