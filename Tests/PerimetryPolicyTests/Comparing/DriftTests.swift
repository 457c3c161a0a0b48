import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct DriftTests {
  /// Two worlds that share some of their traffic and some of their rules.
  private static func moments(_ seed: UInt64) -> [Drift.Moment] {
    var random = SeededRandom(seed: seed)
    let worlds = [ReplayWorld(seed: seed, flows: 120), ReplayWorld(seed: seed + 5000, flows: 120)]
    let shared = ReplayWorld(seed: seed + 9000, flows: 60)
    return worlds.map { world in
      let flows = world.flows + shared.flows.filter { _ in random.isOne(in: 2) }
      return Drift.Moment(
        assessments: Enforcement(history: flows).assess(flows),
        rules: random.isOne(in: 3) ? shared.rules : world.rules)
    }
  }

  /// Two worlds judged, and rules proposed for them, under the same rules, decisions and service tags.
  private static func proposedMoments(
    _ seed: UInt64
  ) -> (moments: [Drift.Moment], tags: ServiceTags?) {
    let worlds = [ReplayWorld(seed: seed, flows: 120), ReplayWorld(seed: seed + 5000, flows: 120)]
    let (existing, use) = (worlds[0].rules, worlds[0].serviceTags)
    let peers = (worlds[0].flows + worlds[1].flows).prefix(200).map(\.key.peer)
    let decided = DecisionIndex(
      Decisions(
        peers.prefix(3).enumerated().map { number, peer in
          Decision(
            kind: Decision.Kind.allCases[number % 3], peer: peer.text, author: "a", reason: "r")
        }))
    var options = Recommendation.Options()
    options.serviceTags = use
    return (
      worlds.map { world in
        let assessments = decided.judge(
          Enforcement(history: world.flows, existing: existing, serviceTags: use)
            .assess(world.flows))
        let proposal = Recommender(options: options, existing: existing, decided: decided)
          .recommend(for: assessments, history: world.flows)
        return Drift.Moment(assessments: assessments, proposed: proposal.ruleSet)
      }, use?.tags
    )
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func lawsHoldUnderRulesDecisionsAndTags(seed: UInt64) {
    let (moments, tags) = DriftTests.proposedMoments(seed)
    for moment in moments {
      #expect(Drift(from: moment, to: moment, serviceTags: tags).isEmpty, "seed \(seed)")
    }
    let there = Drift(from: moments[0], to: moments[1], serviceTags: tags)
    let back = Drift(from: moments[1], to: moments[0], serviceTags: tags)
    #expect(there.newPeers == back.gonePeers && there.goneBlockers == back.newBlockers)
    #expect(
      Set(there.rules.map { [$0.before, $0.after] })
        == Set(back.rules.map { [$0.after, $0.before] }), "seed \(seed)")
    #expect(there.comparison.exposed == back.comparison.closed, "seed \(seed)")
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func driftOfAThingWithItselfIsEmpty(seed: UInt64) {
    for moment in DriftTests.moments(seed) {
      let drift = Drift(from: moment, to: moment)
      #expect(drift.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func theWayBackMirrorsTheWayThere(seed: UInt64) {
    let moments = DriftTests.moments(seed)
    let there = Drift(from: moments[0], to: moments[1])
    let back = Drift(from: moments[1], to: moments[0])
    #expect(there.newPeers == back.gonePeers && there.gonePeers == back.newPeers, "seed \(seed)")
    #expect(there.newBlockers == back.goneBlockers, "seed \(seed)")
    #expect(there.goneBlockers == back.newBlockers, "seed \(seed)")
    #expect(there.newRefusals == back.goneRefusals, "seed \(seed)")
    #expect(there.goneRefusals == back.newRefusals, "seed \(seed)")
    let mirrored = back.rules.map { change in
      let kind: Drift.RuleChange.Kind =
        switch change.kind {
        case .add: .remove
        case .remove: .add
        case .widen: .narrow
        case .narrow: .widen
        }
      return Drift.RuleChange(
        profile: change.profile, direction: change.direction, kind: kind, before: change.after,
        after: change.before)
    }
    #expect(Set(there.rules) == Set(mirrored), "seed \(seed)")
    #expect(there.comparison.exposed == back.comparison.closed, "seed \(seed)")
  }

  /// Who is new and who is gone, found by going through both sides for every peer.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func sightingsAreWhatASearchFinds(seed: UInt64) {
    let moments = DriftTests.moments(seed)
    let drift = Drift(from: moments[0], to: moments[1])
    let (before, after) = (moments[0].assessments, moments[1].assessments)
    func isSame(_ a: Assessment, _ b: Assessment, _ resourceToo: Bool) -> Bool {
      a.flow.key.profile == b.flow.key.profile && a.flow.key.direction == b.flow.key.direction
        && a.flow.key.peer == b.flow.key.peer
        && (!resourceToo || a.flow.key.resource == b.flow.key.resource)
    }
    for (found, side, other) in [
      (drift.newPeers, after, before), (drift.gonePeers, before, after),
    ] {
      let alone = side.filter { one in !other.contains { isSame($0, one, false) } }
      let events = alone.map(\.flow.tally.events).reduce(0, +)
      #expect(found.map(\.tally.events).reduce(0, +) == events, "seed \(seed)")
      for sighting in found {
        let mine = alone.filter {
          $0.flow.key.peer == sighting.peer && $0.flow.key.profile == sighting.profile
            && $0.flow.key.direction == sighting.direction
        }
        #expect(sighting.tally == Tally.sum(mine.map(\.flow.tally)), "seed \(seed)")
        #expect(sighting.resources == Set(mine.map(\.flow.key.resource)).count, "seed \(seed)")
        #expect(
          sighting.isBlocked == mine.contains { $0.verdict == .wouldBeDenied }, "seed \(seed)")
        let first = mine.filter { $0.flow.tally.firstSeen == sighting.tally.firstSeen }
        #expect(
          first.contains { $0.flow.references.first == sighting.reference }, "seed \(seed)")
      }
    }
    let denied: [LogCategory] = [
      .publicInboundPerimeterRulesDenied, .publicOutboundPerimeterRulesDenied,
      .publicInboundResourceRulesDenied, .publicOutboundResourceRulesDenied,
    ]
    for (found, side, other) in [
      (drift.newRefusals, after, before), (drift.goneRefusals, before, after),
    ] {
      func isDenied(_ one: Assessment, by categories: some Sequence<LogCategory>) -> Bool {
        categories.contains { one.flow.key.category == .known($0) }
      }
      let alone = side.filter { one in
        isDenied(one, by: denied.prefix(2))
          && !other.contains { isDenied($0, by: denied) && isSame($0, one, true) }
      }
      #expect(
        found.map(\.tally.events).reduce(0, +) == alone.map(\.flow.tally.events).reduce(0, +),
        "seed \(seed)")
      for sighting in found {
        let there = other.contains {
          $0.flow.key.peer == sighting.peer && $0.flow.key.profile == sighting.profile
            && $0.flow.key.direction == sighting.direction
            && $0.flow.key.resource == sighting.resource
        }
        #expect(sighting.isSeenOtherwise == there, "seed \(seed)")
      }
    }
    for (found, side, other) in [
      (drift.newBlockers, after, before), (drift.goneBlockers, before, after),
    ] {
      let alone = side.filter { one in
        one.verdict == .wouldBeDenied
          && !other.contains { $0.verdict == .wouldBeDenied && isSame($0, one, true) }
      }
      #expect(
        found.map(\.tally.events).reduce(0, +) == alone.map(\.flow.tally.events).reduce(0, +),
        "seed \(seed)")
      for sighting in found {
        let isSeen = other.contains {
          $0.flow.key.peer == sighting.peer && $0.flow.key.profile == sighting.profile
            && $0.flow.key.direction == sighting.direction
            && $0.flow.key.resource == sighting.resource
        }
        #expect(sighting.isBlocked && sighting.isSeenOtherwise == isSeen, "seed \(seed)")
      }
    }
  }

  /// Changes of rules against a search of every pair of elements for what holds what.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func changesOfRulesAreWhatASearchFinds(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let sides = (0..<2).map { _ in ComparedWorld.rules(&random) }
    let drift = Drift(
      from: Drift.Moment(rules: ComparedWorld.existing(sides[0])),
      to: Drift.Moment(rules: ComparedWorld.existing(sides[1])))
    for direction in Direction.allCases {
      let elements = sides.map { rules in
        Set(rules.filter { $0.direction == direction }.flatMap(\.elements).map(\.text))
      }
      var changes: Set<Drift.RuleChange> = []
      var rest = elements[0].symmetricDifference(elements[1])
      while let start = rest.first {
        var group: Set<String> = [start]
        while let next = rest.first(where: { one in
          !group.contains(one)
            && group.contains { DriftTests.holds($0, one) || DriftTests.holds(one, $0) }
        }) { group.insert(next) }
        rest.subtract(group)
        let (gone, new) = (group.intersection(elements[0]), group.intersection(elements[1]))
        func change(_ kind: Drift.RuleChange.Kind, _ a: [String], _ b: [String]) {
          changes.insert(
            Drift.RuleChange(
              profile: Sample.profile, direction: direction, kind: kind, before: a.sorted(),
              after: b.sorted()))
        }
        if gone.isEmpty {
          for one in new { change(.add, [], [one]) }
        } else if new.isEmpty {
          for one in gone { change(.remove, [one], []) }
        } else {
          let top = group.first { one in
            group.allSatisfy { $0 == one || DriftTests.holds(one, $0) }
          }
          change(top.map(gone.contains) ?? false ? .narrow : .widen, Array(gone), Array(new))
        }
      }
      let found = drift.rules.filter { $0.direction == direction }.map { change in
        Drift.RuleChange(
          profile: change.profile, direction: change.direction, kind: change.kind,
          before: change.before.sorted(), after: change.after.sorted())
      }
      #expect(Set(found) == changes && found.count == changes.count, "seed \(seed) \(direction)")
    }
  }

  /// By the texts alone.
  private static func holds(_ wide: String, _ narrow: String) -> Bool {
    if wide == narrow { return false }
    // Other elements hold nobody else's.
    if let a = IPPrefix(wide), let b = IPPrefix(narrow), wide.contains("/"), narrow.contains("/") {
      return a.length < b.length && a.contains(b.address)
    }
    let isName = narrow == "*" || DomainName(narrow.replacing("*.", with: "")) != nil
    if wide == "*" { return isName }
    guard wide.hasPrefix("*."), narrow != "*" else { return false }
    return narrow.replacing("*.", with: "").hasSuffix(String(wide.dropFirst()))
  }
}
