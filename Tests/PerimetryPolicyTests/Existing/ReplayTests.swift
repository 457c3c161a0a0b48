import PerimetryModel
import PerimetryPolicy
import Testing

/// Existing and proposed rules together, evaluated by ``NaiveRules``, under decisions, gates and limits of all kinds.
@Suite struct ReplayTests {
  private static let blockers: [LogCategory] = [
    .publicInboundResourceRulesAllowed, .publicOutboundResourceRulesAllowed,
  ]
  private static let refusals: [LogCategory] = [
    .publicInboundResourceRulesDenied, .publicInboundPerimeterRulesDenied,
    .publicOutboundResourceRulesDenied,
  ]

  @Test(arguments: 0..<1000 as Range<UInt64>)
  func `exactly what is withheld, left out, incurable or decided against stays denied`(seed: UInt64)
  {
    let world = ExistingWorld(seed: seed)
    let recommendation = world.recommendation
    let rules = NaiveRules(
      existing: world.rules, proposed: recommendation.ruleSet.profiles.flatMap(\.rules))
    let denied = world.flows.filter {
      $0.key.category.known.map(Self.blockers.contains) ?? false && !rules.allow($0.key)
    }
    let rest = recommendation.parts.flatMap {
      $0.withheld + $0.leftOut + $0.incurable.map(\.summary) + $0.decided.map(\.summary)
    }
    #expect(Set(denied.map(\.key.peer)) == Set(rest.map(\.peer)), "seed \(seed)")
    #expect(
      denied.reduce(0) { $0 + $1.tally.events } == rest.reduce(0) { $0 + $1.tally.events },
      "seed \(seed)")
  }

  @Test(arguments: 0..<1000 as Range<UInt64>)
  func `no proposal lets in whom the profile only ever refused`(seed: UInt64) {
    let world = ExistingWorld(seed: seed)
    let proposed = NaiveRules(
      existing: [], proposed: world.recommendation.ruleSet.profiles.flatMap(\.rules))
    let refused = world.flows.filter { $0.key.category.known.map(Self.refusals.contains) ?? false }
    let letIn = Set(
      world.flows.filter {
        [
          .publicInboundResourceRulesAllowed, .intraPerimeterInboundAllowed,
          .publicOutboundResourceRulesAllowed,
        ]
        .contains($0.key.category.known)
      }.map(\.key.peer))
    for flow in refused where !letIn.contains(flow.key.peer) {
      #expect(!proposed.allow(flow.key), "seed \(seed): \(flow.key.peer.text)")
    }
  }

  @Test(arguments: 0..<1000 as Range<UInt64>)
  func `no proposal lets in whom a decision or a gate about poisoning keeps out`(seed: UInt64) {
    let world = ExistingWorld(seed: seed)
    let recommendation = world.recommendation
    let proposed = NaiveRules(
      existing: [], proposed: recommendation.ruleSet.profiles.flatMap(\.rules))
    for part in recommendation.parts {
      let distrusted = part.withheld.filter {
        world.options.gates.stops($0).contains(where: \.gate.isAboutPoisoning)
      }
      let closed = Set(part.decided.map(\.summary.peer) + distrusted.map(\.peer))
      for flow in world.flows
      where flow.key.direction == part.direction && closed.contains(flow.key.peer) {
        #expect(!proposed.allow(flow.key), "seed \(seed): \(flow.key.peer.text)")
      }
    }
  }

  @Test(arguments: 0..<1000 as Range<UInt64>)
  func `nothing is proposed for what existing rules let through, and the limit holds`(
    seed: UInt64
  ) {
    let world = ExistingWorld(seed: seed)
    let existing = NaiveRules(existing: world.rules, proposed: [])
    for part in world.recommendation.parts {
      let flows = world.flows.filter {
        $0.key.direction == part.direction
          && $0.key.category.known.map(Self.blockers.contains) ?? false
      }
      let covered = flows.filter { existing.allow($0.key) }
      let needy = Set(flows.filter { !existing.allow($0.key) }.map(\.key.peer))
      #expect(
        (part.existing?.covered ?? []).reduce(0) { $0 + $1.summary.tally.events }
          == covered.reduce(0) { $0 + $1.tally.events }, "seed \(seed)")
      #expect(
        Set(part.candidates.flatMap(\.peers).map(\.peer)).isSubset(of: needy), "seed \(seed)")
      let used = world.rules.filter { $0.direction == part.direction }.count
      #expect(part.existing?.used == used, "seed \(seed)")
      #expect(part.candidates.count + used <= max(world.budget, used), "seed \(seed)")
    }
  }
}
