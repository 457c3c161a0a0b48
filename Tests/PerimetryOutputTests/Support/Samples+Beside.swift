import PerimetryModel
import PerimetryOutput

extension Samples {
  /// The recommendation with rules that exist already, decisions, and a ceiling within which it is not proven.
  static let besides: Recommendation = {
    var recommendation = Samples.recommendation
    recommendation.options.budget = 5
    recommendation.options.maxExposure = 20
    recommendation.parts[0].elementsNeeded = 5
    recommendation.parts[0].isProven = false
    recommendation.parts[0].frontier[2].isProven = false
    recommendation.parts[0].existing = .init(
      used: 3,
      covered: [
        CoveredPeer(
          rule: "perimetry-inbound-prefixes", summary: peer(address("192.0.2.4"), tally(500, 12))),
        CoveredPeer(rule: "partners", summary: peer(address("192.0.2.77"), tally(31, 5))),
      ])
    recommendation.parts[0].decided = [
      DecidedPeer(
        decision: Decision(
          kind: .dismissed, profile: "defaultProfile", direction: .inbound, peer: "203.0.113.64/26",
          author: "the network team", reason: "old office, moved out", expires: Day("2026-12-31")),
        summary: peer(address("203.0.113.66"), tally(88, 4))),
      DecidedPeer(
        decision: Decision(
          kind: .expectedToBreak, peer: "203.0.113.200", author: "operations",
          reason: "a scanner | *nobody* misses"),
        summary: peer(address("203.0.113.200"), tally(9, 2))),
    ]
    recommendation.parts[0].candidates[1].notes.insert(.accepted)
    return recommendation
  }()

  static let rulesBeside = RuleSet(profiles: [
    .init(
      key: main,
      rules: [
        AccessRule(
          name: RuleName("perimetry-inbound-prefixes")!,
          elements: [
            prefix("192.0.2.4/32"), prefix("198.51.100.0/28"), prefix("2001:db8:1::/64"),
          ])!
      ]),
    ruleSet.profiles[1],
  ])

  /// A curve of thirteen points over many powers of ten, a ceiling, and a second part without a point.
  static let curve: Recommendation = {
    var inbound = Recommendation.Part(profile: main, direction: .inbound)
    let exposures: [UInt128] = [
      0, 4_294_000_000, 262_131, 131_091, 65_000, 5_000, 800, 126, 67, 54, 13, 2, 0,
    ]
    let leftOut = [1_300, 610, 400, 220, 140, 90, 41, 30, 12, 7, 3, 1, 0]
    inbound.frontier = zip(leftOut, exposures).enumerated().map {
      FrontierPoint(elements: $0.offset, leftOut: $0.element.0, exposure: $0.element.1)
    }
    inbound.chosen = 7
    var outbound = Recommendation.Part(profile: other, direction: .outbound)
    outbound.frontier = (0...4).map { FrontierPoint(elements: $0, leftOut: 9 - 2 * $0) }
    var options = Recommendation.Options()
    options.weighing = .events
    options.maxExposure = 200
    return Recommendation(options: options, parts: [inbound, outbound])
  }()
}
