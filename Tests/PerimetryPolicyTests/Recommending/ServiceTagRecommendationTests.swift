import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct ServiceTagRecommendationTests {
  private func flow(
    _ peer: String, to resource: ResourceID = Sample.vault, _ category: LogCategory? = nil
  ) -> Flow {
    .sample(
      category ?? .publicInboundResourceRulesAllowed, from: Sample.peer(peer), to: resource)
  }

  private func use(
    _ tags: [String: [String]], isPreferred: Bool = true, takesBroad: Bool = false,
    at services: Set<String> = []
  ) -> ServiceTagUse {
    ServiceTagUse(
      ServiceTags(
        cloud: "Public", changeNumber: 1,
        tags: tags.map { ServiceTag(name: $0, prefixes: $1.compactMap { IPPrefix($0) }) }),
      isPreferred: isPreferred, takesBroad: takesBroad, furtherServices: services)
  }

  private func part(
    _ flows: [Flow], _ use: ServiceTagUse, budget: Int = 200, maxExposure: UInt128? = nil
  ) throws -> Recommendation.Part {
    var options = Recommendation.Options()
    options.budget = budget
    options.maxExposure = maxExposure
    options.serviceTags = use
    let assessments = Enforcement(history: flows, serviceTags: use).assess(flows)
    let parts = Recommender(options: options).recommend(for: assessments, history: flows).parts
    return try #require(parts.first)
  }

  private func elements(_ part: Recommendation.Part) -> [String] {
    part.candidates.map(\.element.text)
  }

  private let monitor = [
    "Monitor.Region": ["20.0.0.0/28"], "Monitor": ["20.0.0.0/26"], "AzureCloud": ["20.0.0.0/8"],
  ]

  @Test func `the most specific tag stands for the sources in it`() throws {
    let part = try part(
      [flow("20.0.0.1"), flow("20.0.0.9"), flow("20.0.0.33"), flow("20.9.0.1")], use(monitor))
    #expect(elements(part) == ["20.9.0.1/32", "Monitor", "Monitor.Region"])
    #expect(part.candidates.map(\.peers.count) == [1, 1, 2])
    #expect(part.candidates.map(\.exposure.total) == [0, 63, 14])
    #expect(part.candidates[1].notes == [.serviceTagPreview])
    #expect(part.elementsNeeded == 3 && part.leftOut.isEmpty)
  }

  @Test func `unless preferred, a tag is proposed only where prefixes leave sources out`() throws {
    let flows = [flow("20.0.0.1"), flow("20.0.0.9"), flow("20.0.0.33"), flow("30.0.0.1")]
    let wanted = use(monitor, isPreferred: false)
    #expect(
      try elements(part(flows, wanted)) == [
        "20.0.0.1/32", "20.0.0.9/32", "20.0.0.33/32", "30.0.0.1/32",
      ])
    // One element holds only the three neighbours, or the one.
    #expect(try elements(part(flows, wanted, budget: 2)) == ["20.0.0.0/26", "30.0.0.1/32"])
    let apart = use(["T": ["20.0.0.1/32", "30.0.0.1/32", "40.0.0.1/32"]], isPreferred: false)
    let far = [flow("20.0.0.1"), flow("30.0.0.1"), flow("40.0.0.1"), flow("50.0.0.1")]
    #expect(try elements(part(far, apart, budget: 2)) == ["50.0.0.1/32", "T"])
    #expect(try part(far, apart, budget: 2).leftOut.isEmpty)
  }

  @Test func `a tag is no rule where it is not heeded`() throws {
    for resource in [Sample.storage, Sample.database] {
      let flows = [flow("20.0.0.1"), flow("20.0.0.1", to: resource), flow("20.0.0.9")]
      let part = try part(flows, use(monitor))
      #expect(elements(part) == ["20.0.0.1/32", "Monitor.Region"])
      #expect(part.candidates[1].peers.map(\.peer.text) == ["20.0.0.9"])
    }
    let told = use(monitor, at: ["microsoft.sql"])
    #expect(
      try elements(part([flow("20.0.0.1", to: Sample.database)], told)) == ["Monitor.Region"])
  }

  @Test func `a broad tag is proposed on request only`() throws {
    #expect(try elements(part([flow("20.9.0.1")], use(monitor))) == ["20.9.0.1/32"])
    #expect(
      try elements(part([flow("20.9.0.1")], use(monitor, takesBroad: true))) == ["AzureCloud"])
  }

  @Test func `a tag that holds a refused address is no rule, the next one neither if it does`()
    throws
  {
    let flows = [
      flow("20.0.0.1"), flow("20.0.0.33"), flow("20.0.0.2", .publicInboundResourceRulesDenied),
    ]
    let part = try part(flows, use(monitor))
    #expect(elements(part) == ["20.0.0.1/32", "20.0.0.33/32"])
    #expect(
      part.barredTags == [
        "Monitor.Region": try #require(IPAddress("20.0.0.2")),
        "Monitor": try #require(IPAddress("20.0.0.2")),
      ])
  }

  @Test func `what tags open counts against the limit of exposure`() throws {
    let flows = [flow("20.0.0.1"), flow("20.0.0.9")]
    #expect(try elements(part(flows, use(monitor), maxExposure: 14)) == ["Monitor.Region"])
    #expect(
      try elements(part(flows, use(monitor), maxExposure: 13)) == ["20.0.0.1/32", "20.0.0.9/32"])
  }

  @Test func `a tag in a rule that exists lets in what it holds where it is heeded`() throws {
    let rule = ExistingRule(
      name: "r", direction: .inbound, elements: [.element(.serviceTag("MONITOR.region"))])
    let existing = ExistingRules([.init(key: Sample.profile, rules: [rule], extent: .complete)])
    func verdict(_ flow: Flow, _ use: ServiceTagUse?) -> Assessment {
      Enforcement(history: [flow], existing: existing, serviceTags: use).assess(flow)
    }
    let inside = flow("20.0.0.1")
    #expect(verdict(inside, nil).verdict == .wouldBeDenied)
    #expect(verdict(inside, use(monitor)).cause == .existingRule("r"))
    #expect(verdict(flow("20.0.0.17"), use(monitor)).verdict == .wouldBeDenied)
    #expect(
      verdict(flow("20.0.0.1", to: Sample.storage), use(monitor)).verdict == .wouldBeDenied)
    // Where some rule did let it in, the tag may have been it; that one is gone now.
    let once = flow("20.0.0.1", to: Sample.storage, .publicInboundPerimeterRulesAllowed)
    #expect(verdict(once, use(monitor)).verdict == .allowedByRule)
    let other = flow("20.0.0.17", .publicInboundPerimeterRulesAllowed)
    #expect(verdict(other, nil).verdict == .allowedByRule)
    #expect(verdict(other, use(monitor)).verdict == .wouldBeDenied)
    // A tag of which nobody knows the addresses says nothing.
    #expect(verdict(other, use(["Monitor.Region": []])).verdict == .allowedByRule)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `existing and proposed rules let in all but those left out, and nobody refused`(
    block: UInt64
  ) {
    for seed in block * 50..<(block + 1) * 50 {
      let world = TagWorld(seed: seed)
      let recommendation = world.recommendation
      let proposed = recommendation.ruleSet(beside: ExistingRules()).profiles.flatMap(\.rules)
      let naive = NaiveRules(existing: world.rules, proposed: proposed, tags: world.prefixes)
      let part = recommendation.parts.first
      let closed = Set(
        (part?.leftOut ?? []).map(\.peer) + (part?.withheld ?? []).map(\.peer))
      let incurable = Set((part?.incurable ?? []).map(\.summary.peer))
      let letIn = Set(
        world.flows.filter { $0.key.category.known == .publicInboundResourceRulesAllowed }
          .map(\.key.peer))
      for flow in world.flows {
        let allows = naive.allow(flow.key)
        if letIn.contains(flow.key.peer) {
          if flow.key.category.known == .publicInboundPerimeterRulesDenied { continue }
          // A source that reaches what heeds no tags too is not taken out by a tag: where nothing else has room for it
          // either, it counts as left out as a whole, though the tag of others lets a part of its calls in.
          let isMixed = world.flows.contains {
            $0.key.peer == flow.key.peer && !$0.key.resource.isKeyVault
          }
          if isMixed && flow.key.resource.isKeyVault { continue }
          let isOut = closed.contains(flow.key.peer)
          let known = NaiveRules(existing: world.rules, proposed: [], tags: world.prefixes)
            .allow(flow.key)
          if flow.key.usesServiceEndpoint {
            #expect(incurable.contains(flow.key.peer), "seed \(seed)")
          } else {
            #expect(allows == (!isOut || known), "seed \(seed), \(flow.key.peer.text)")
          }
        } else if !flow.key.usesServiceEndpoint {
          let before = NaiveRules(existing: world.rules, proposed: [], tags: world.prefixes)
          #expect(allows == before.allow(flow.key), "seed \(seed), \(flow.key.peer.text)")
        }
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `every source stands behind the most specific tag chosen, as a naive look finds it`(
    block: UInt64
  ) {
    for seed in block * 50..<(block + 1) * 50 {
      let world = TagWorld(seed: seed)
      for candidate in world.recommendation.parts.flatMap(\.candidates) {
        guard case .serviceTag(let name) = candidate.element else { continue }
        let chosen = world.recommendation.parts[0].candidates.compactMap { other -> String? in
          if case .serviceTag(let name) = other.element { name } else { nil }
        }
        #expect(
          name != "AzureCloud" || world.options.serviceTags?.takesBroad == true, "seed \(seed)")
        for peer in candidate.peers {
          guard case .address(let address) = peer.peer else { continue }
          let holding = chosen.filter { tag in
            (world.prefixes[tag] ?? []).contains { $0.contains(address) }
          }
          let sizes = holding.map { world.options.serviceTags?.tags.tag(named: $0)?.size ?? 0 }
          #expect(holding.contains(name), "seed \(seed)")
          #expect(
            world.options.serviceTags?.tags.tag(named: name)?.size == sizes.min(), "seed \(seed)")
        }
      }
    }
  }
}
