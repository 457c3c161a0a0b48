import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// Whatever comes in: all that would be denied is accounted for, once, and the budget holds.
@Suite struct AccountingTests {
  private static func flows(seed: UInt64) -> [Flow] {
    var random = SeededRandom(seed: seed)
    let peers =
      (0..<6).map { Sample.peer("20.0.\($0 / 3).\($0 * 5)") } + [
        Sample.peer("10.0.0.4"), Sample.peer("2603::1"), .unreadable("nobody"), .app("app"), .none,
        .resource(Sample.caller(1)), Sample.peer("a.example.com"), Sample.peer("b.example.com"),
      ]
    let resources = [Sample.storage, Sample.vault, Sample.database]
    return (0..<Int.random(in: 1...40, using: &random)).map { index in
      // Half of the traffic is of the two categories that would be denied.
      let category: LogCategory =
        Bool.random(using: &random)
        ? [.publicInboundResourceRulesAllowed, .publicOutboundResourceRulesAllowed][
          Int.random(in: 0...1, using: &random)]
        : LogCategory.allCases[Int.random(in: 0..<18, using: &random)]
      return .sample(
        category, from: peers[Int.random(in: 0..<peers.count, using: &random)],
        to: resources[Int.random(in: 0...2, using: &random)],
        profile: Bool.random(using: &random) ? Sample.profile : Sample.otherProfile,
        version: ["1", "2", "", "x"][Int.random(in: 0...3, using: &random)],
        over: ["https", "SMB:TCP", nil][Int.random(in: 0...2, using: &random)],
        sourceResource: [nil, Sample.caller(1), Sample.caller(2), ResourceID("odd")][
          Int.random(in: 0...3, using: &random)],
        serviceEndpoint: Int.random(in: 0...5, using: &random) == 0,
        // Powers of two: the sum tells which flows are in it.
        events: 1 << Int64(index), key: Int64(index))
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `every blocked flow is in exactly one place`(seed: UInt64) {
    let flows = AccountingTests.flows(seed: seed)
    let assessments = Enforcement(history: flows).assess(flows)
    let budget = Int(seed % 5) + 1
    let recommendation = Recommendation.of(
      flows, budget: budget, subscriptions: seed % 2 == 0)
    for part in recommendation.parts {
      let blocked = assessments.filter {
        $0.verdict == .wouldBeDenied && $0.flow.key.profile == part.profile
          && $0.flow.key.direction == part.direction
      }
      let behind = part.candidates.flatMap(\.peers).map(\.tally.events)
      let rest =
        (part.withheld + part.leftOut).map(\.tally.events)
        + part.incurable.map(\.summary.tally.events)
      let all = (behind + rest).reduce(0, +)
      #expect(all == blocked.map(\.flow.tally.events).reduce(0, +), "seed \(seed)")
      #expect(all.nonzeroBitCount == blocked.count, "seed \(seed)")
      #expect(
        Tally.sum(part.candidates.map(\.tally))?.events ?? 0 == behind.reduce(0, +),
        "seed \(seed)")
      #expect(part.candidates.count <= budget, "seed \(seed)")
      #expect(
        part.candidates.map(\.element) == part.candidates.map(\.element).sorted(),
        "seed \(seed)")
      let exposure = part.candidates.reduce(Exposure()) { $0 + $1.exposure }
      #expect(part.exposure == exposure, "seed \(seed)")
    }
    let parts = Set(recommendation.parts.map { "\($0.profile.name) \($0.direction)" })
    let blocked = assessments.filter { $0.verdict == .wouldBeDenied }
    #expect(
      parts == Set(blocked.map { "\($0.flow.key.profile.name) \($0.flow.key.direction)" }),
      "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the order of flows does not matter`(seed: UInt64) {
    let flows = AccountingTests.flows(seed: seed)
    var random = SeededRandom(seed: ~seed)
    let a = Recommendation.of(flows, budget: 2, subscriptions: seed % 2 == 0)
    let b = Recommendation.of(
      flows.shuffled(using: &random), budget: 2, subscriptions: seed % 2 == 0)
    #expect(a.ruleSet == b.ruleSet, "seed \(seed)")
    #expect(a.parts.count == b.parts.count, "seed \(seed)")
    for (a, b) in zip(a.parts, b.parts) {
      #expect(a.candidates.map(\.peers) == b.candidates.map(\.peers), "seed \(seed)")
      #expect(a.candidates.map(\.notes) == b.candidates.map(\.notes), "seed \(seed)")
      #expect(a.leftOut == b.leftOut && a.incurable == b.incurable, "seed \(seed)")
    }
  }
}
