import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct SimulationTests {
  private func platform(_ world: ReplayWorld, _ profile: ProfileKey) -> NaivePlatform {
    let found = world.rules.profiles.first { $0.key == profile }
    return NaivePlatform(
      rules: found?.rules,
      isComplete: world.settings.rulesAreComplete || found?.extent == .complete,
      settings: world.settings, serviceTags: world.serviceTags, history: world.flows)
  }

  private func simulate(_ world: ReplayWorld) -> Simulation {
    Replay(
      world.rules, history: world.flows, settings: world.settings, serviceTags: world.serviceTags
    ).simulate(world.flows)
  }

  /// 500 worlds of 400 flows: 200,000 answers.
  @Test(arguments: 0..<500 as Range<UInt64>)
  func everyAnswerIsThePlatforms(seed: UInt64) {
    let world = ReplayWorld(seed: seed)
    let simulation = simulate(world)
    let platforms = Dictionary(
      uniqueKeysWithValues: ReplayWorld.profiles.map { ($0, platform(world, $0)) })
    var expected: [String: Int64] = [:]
    var changed: [String: Int64] = [:]
    for flow in world.flows {
      guard let answer = platforms[flow.key.profile]?.answer(flow) else { continue }
      let outcome = flow.key.category.known?.outcome
      expected["\(outcome?.rawValue ?? "-") \(answer.rawValue)", default: 0] += flow.tally.events
      let isSame =
        (outcome == .approved && answer == .allowed) || (outcome == .denied && answer == .denied)
      if outcome != nil, !isSame {
        let key = flow.key
        changed[
          "\(key.profile.name) \(key.resource) \(key.direction) \(key.peer.text) \(answer.rawValue) \(outcome?.rawValue ?? "")",
          default: 0] += flow.tally.events
      }
    }
    let totals = simulation.totals.map {
      ("\($0.from?.rawValue ?? "-") \($0.to.rawValue)", $0.events)
    }
    #expect(Dictionary(uniqueKeysWithValues: totals) == expected, "seed \(seed)")
    let changes = simulation.changes.map {
      (
        "\($0.profile.name) \($0.resource) \($0.direction) \($0.peer.text) \($0.to.rawValue) \($0.from.rawValue)",
        $0.tally.events
      )
    }
    #expect(Dictionary(uniqueKeysWithValues: changes) == changed, "seed \(seed)")
  }

  /// Few flows are not worth a second core, so it is forced on them.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func twoCoresSayWhatOneSays(seed: UInt64) {
    let world = ReplayWorld(seed: seed, flows: 300)
    let alone = simulate(world)
    let together = TwoCores.$fewest.withValue(0) { simulate(world) }
    #expect(told(together) == told(alone), "seed \(seed)")
  }

  /// Everything that a simulation says, in its order.
  private func told(_ simulation: Simulation) -> [String] {
    simulation.totals.map { "\($0)" }
      + simulation.changes.map { change in
        "\(change.profile) \(change.resource) \(change.direction) \(change.peer) \(change.from) \(change.to) "
          + "\(change.causes) \(change.rules) \(change.tally) \(change.tally.days.days) "
          + "\(change.nearest.map { "\($0)" } ?? "-") \(Array(change.references))"
      } + simulation.uses.map { "\($0)" } + simulation.profilesWithoutRules.map { "\($0)" }
  }

  /// A log that names the rule has shown that the caller had an identity; the resource's own rules ask for none.
  @Test func whatOnlyASubscriptionWouldLetInIsCounted() throws {
    let caller = Sample.caller(2)
    let subscription = try #require(caller.subscription)
    let rules = [
      ExistingRule(
        name: "team", direction: .inbound, elements: [.element(.subscription(subscription))]),
      ExistingRule(
        name: "office", direction: .inbound,
        elements: [.element(.prefix(IPPrefix(try #require(IPAddress("192.0.2.9")))))]),
    ]
    let flows: [Flow] = [
      .sample(from: Sample.peer("192.0.2.7"), sourceResource: caller, events: 4),
      .sample(
        .publicInboundResourceRulesDenied, from: Sample.peer("192.0.2.8"), sourceResource: caller,
        events: 2),
      .sample(from: Sample.peer("192.0.2.9"), sourceResource: caller, events: 8),
      .sample(
        .publicInboundPerimeterRulesAllowed, from: Sample.peer("192.0.2.10"),
        sourceResource: caller, events: 16, rule: "team"),
    ]
    let simulation = Replay(
      ExistingRules([.init(key: Sample.profile, rules: rules, extent: .complete)]), history: flows
    ).simulate(flows)
    let found = simulation.uses.map { ($0.rule, $0.eventsBySubscription, $0.load.events) }
    #expect(found.map(\.0) == ["office", "team"] && found.map(\.2) == [8, 30])
    #expect(found.map(\.1) == [0, 6])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func theNearestPrefixIsTheOneThatGivesUpFewestBits(seed: UInt64) {
    var world = ReplayWorld(seed: seed)
    world.settings.mode = .enforced
    for change in simulate(world).changes where change.to == .denied {
      guard case .address(let address) = change.peer, change.causes.contains(.noRule),
        address.scope.isMatchableByPrefix
      else { continue }
      let platform = platform(world, change.profile)
      let best = (platform.rules ?? []).filter { $0.direction == .inbound }.flatMap(\.elements)
        .compactMap { element -> Int? in
          guard case .element(.prefix(let prefix)) = element else { return nil }
          return platform.distance(prefix, address)
        }.min()
      // A prefix that holds the address does not see it behind a service endpoint.
      #expect(
        change.nearest.map(\.distance) == best.map { NearestElement.Distance.bits($0) },
        "seed \(seed): \(address)")
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anotherRuleNeverDeniesAnything(seed: UInt64) {
    var world = ReplayWorld(seed: seed)
    let before = denied(simulate(world))
    var random = SeededRandom(seed: seed &+ 1)
    world.rules = ExistingRules(
      world.rules.profiles.map { profile in
        var profile = profile
        profile.rules.append(ReplayWorld.rule("another", &random))
        return profile
      })
    let after = denied(simulate(world))
    for (key, events) in after { #expect(events <= before[key] ?? 0, "seed \(seed): \(key)") }
  }

  /// Without the rule, what only it carried is allowed by no rule that was given.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func whatOnlyOneRuleCarriesIsLostWithIt(seed: UInt64) {
    let world = ReplayWorld(seed: seed, flows: 40)
    for use in simulate(world).uses {
      var other = world
      other.rules = ExistingRules(
        world.rules.profiles.map { profile in
          var profile = profile
          if profile.key == use.profile { profile.rules.removeAll { $0.name == use.rule } }
          return profile
        })
      let (with, without) = (carried(world), carried(other))
      #expect(
        with - without == use.load.eventsOnlyHere, "seed \(seed): \(use.rule) of \(use.profile)")
    }
  }

  /// Events that a given rule lets through, flow by flow.
  private func carried(_ world: ReplayWorld) -> Int64 {
    world.flows.reduce(0) { sum, flow in
      let uses = Replay(
        world.rules, history: world.flows, settings: world.settings, serviceTags: world.serviceTags
      ).simulate([flow]).uses
      return sum + (uses.map(\.load.events).max() ?? 0)
    }
  }

  private func denied(_ simulation: Simulation) -> [String: Int64] {
    var events: [String: Int64] = [:]
    for total in simulation.totals where total.to == .denied {
      events[total.from?.rawValue ?? "-", default: 0] += total.events
    }
    return events
  }

  /// Under the rules a recommendation proposes beside those that exist, exactly what it withholds, leaves out, cannot
  /// cure or was decided against is denied of what was let through without a rule.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func theProposalLeavesWhatItSays(seed: UInt64) {
    let world = ExistingWorld(seed: seed)
    let recommendation = world.recommendation
    var rules = world.existing
    for profile in recommendation.ruleSet.profiles {
      rules.add(
        .init(key: profile.key, rules: profile.rules.map(ExistingRule.init), extent: .complete))
    }
    let lost = Replay(rules, history: world.flows).simulate(world.flows).changes(of: .lost)
    let rest = recommendation.parts.flatMap {
      $0.withheld + $0.leftOut + $0.incurable.map(\.summary) + $0.decided.map(\.summary)
    }
    #expect(Set(lost.map(\.peer)) == Set(rest.map(\.peer)), "seed \(seed)")
    #expect(
      lost.reduce(0) { $0 + $1.tally.events } == rest.reduce(0) { $0 + $1.tally.events },
      "seed \(seed)")
  }

  @Test func aNameIsNearByTheLabelsItShares() throws {
    func nearest(_ elements: [ExistingElement], to name: String) -> NearestElement? {
      let rules = ExistingRules([
        .init(
          key: Sample.profile,
          rules: [ExistingRule(name: "out", direction: .outbound, elements: elements)],
          extent: .complete)
      ])
      let flow = Flow.sample(.publicOutboundResourceRulesAllowed, from: Sample.peer(name))
      return Replay(rules, history: [flow]).simulate([flow]).changes.first?.nearest
    }
    let api = try #require(DomainName("api.example.com"))
    let org = try #require(DomainName("api.example.org"))
    #expect(
      nearest([.element(.domain(org)), .element(.domain(api))], to: "www.example.com")
        == NearestElement(rule: "out", element: "api.example.com", distance: .labels(1)))
    #expect(
      nearest([.suffix(api)], to: "api.example.com")
        == NearestElement(rule: "out", element: "*.api.example.com", distance: .labels(1)))
    #expect(nearest([.element(.domain(org))], to: "www.example.com") == nil)
  }

  /// Element by element, what explains a ruling is what the platform looks at.
  @Test(arguments: 0..<150 as Range<UInt64>)
  func everyElementIsTriedAndSaysWhy(seed: UInt64) {
    let world = ReplayWorld(seed: seed, flows: 60)
    let replay = Replay(
      world.rules, history: world.flows, settings: world.settings, serviceTags: world.serviceTags)
    for flow in world.flows {
      let platform = platform(world, flow.key.profile)
      guard let trial = replay.trial(of: flow) else {
        #expect(platform.rules == nil || (9...).contains(flow.key.category.known?.position ?? 0))
        continue
      }
      #expect(trial.ruling.result.rawValue == platform.answer(flow).rawValue, "seed \(seed)")
      let mine = (platform.rules ?? []).filter { $0.direction == flow.key.direction }
      let byRule = trial.key.category.known?.verdict == .allowedByRule
      let expected = mine.flatMap { rule in
        rule.elements.filter { platform.matches($0, of: rule, flow.key, byRule) }.map {
          "\(rule.name) \($0.text)"
        }
      }
      let matching = trial.attempts.filter { $0.result == .matches }
      #expect(
        matching.map { "\($0.rule) \($0.element)" }.sorted() == expected.sorted(), "seed \(seed)")
      #expect(trial.attempts.count == mine.flatMap(\.elements).count, "seed \(seed)")
      #expect(
        (trial.ruling.result == .denied) || trial.remedy == nil, "nothing to cure, seed \(seed)")
      for attempt in trial.attempts {
        guard case .bits(let bits) = attempt.result, let prefix = IPPrefix(attempt.element),
          case .address(let address) = flow.key.peer
        else { continue }
        #expect(platform.distance(prefix, address) == bits, "seed \(seed)")
      }
    }
  }

  @Test func conditionsAreReadAndHeld() {
    let figures = ["denied", "denied-peers"]
    #expect(Condition("denied", figures: figures)?.holds(for: 1) == true)
    #expect(Condition("denied", figures: figures)?.holds(for: 0) == false)
    #expect(Condition("denied-peers>=3", figures: figures)?.holds(for: 3) == true)
    #expect(Condition("denied<2", figures: figures)?.holds(for: 2) == false)
    #expect(Condition("denied=2", figures: figures)?.text == "denied=2")
    for wrong in [
      "", "denied>", "denied>-1", "denied>1.5", "other>1", ">1", "denied>+1", "denied>>1",
    ] {
      #expect(Condition(wrong, figures: figures) == nil, "\(wrong)")
    }
  }

  /// A prefix that would seem to fit must not look like the cure.
  @Test func whomNoRuleCouldMatchHasNoNearestElement() throws {
    let rules = ExistingRules([
      .init(
        key: Sample.profile,
        rules: [
          ExistingRule(
            name: "in", direction: .inbound,
            elements: [.element(.prefix(try #require(IPPrefix("10.0.0.0/8"))))])
        ], extent: .complete)
    ])
    for (address, cause) in [
      ("10.20.0.9", Ruling.Cause.beyondRules), ("198.51.100.9", .noRule),
    ] {
      let flow = Flow.sample(.publicInboundResourceRulesAllowed, from: Sample.peer(address))
      let change = Replay(rules, history: [flow]).simulate([flow]).changes.first
      #expect(change?.to == .denied && change?.causes == [cause], "\(address)")
      #expect((change?.nearest == nil) == (cause == .beyondRules), "\(address)")
    }
  }
}
