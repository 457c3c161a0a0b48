import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// The search and its auditor share no code, so that each is an oracle for the other.
@Suite struct CoverAuditTests {
  private struct Made {
    var recommendation: Recommendation
    var claim: CoverClaim
    var question: CoverQuestion
  }

  /// A few dozen peers of both families, some refused, under random options.
  private static func made(seed: UInt64) throws -> Made? {
    var random = SeededRandom(seed: seed)
    var flows: [Flow] = []
    for index in 0..<Int.random(in: 1...40, using: &random) {
      let host = UInt32.random(in: 0...63, using: &random)
      let address: IPAddress =
        random.isOne(in: 3)
        ? .v6(0x2603 << 112 | UInt128(host % 4) << 64 | UInt128(host / 8))
        : .v4(0x1400_0000 | UInt32.random(in: 0...2, using: &random) << 8 | host)
      flows.append(
        .sample(
          random.isOne(in: 5)
            ? .publicInboundPerimeterRulesDenied : .publicInboundResourceRulesAllowed,
          from: .address(address), events: Int64.random(in: 1...9, using: &random),
          day: 20_000 + Int32.random(in: 0...9, using: &random), key: Int64(index)))
    }
    var options = Recommendation.Options()
    options.budget = Int.random(in: 1...8, using: &random)
    options.widestIPv4 = Int.random(in: 20...32, using: &random)
    options.widestIPv6 = Int.random(in: 60...128, using: &random)
    options.weighing = random.one(of: Weighing.allCases)
    if random.isOne(in: 3) { options.maxExposure = UInt128.random(in: 0...300, using: &random) }
    if random.isOne(in: 3) { options.maxLeftOut = Int.random(in: 0...9, using: &random) }
    options.gates[.lateBurst].action = random.isOne(in: 2) ? .remove : .off
    let recommender = Recommender(options: options)
    let assessments = Enforcement(history: flows).assess(flows)
    let recommendation = recommender.recommend(for: assessments, history: flows)
    guard let part = recommendation.parts.first else { return nil }
    let question = try #require(
      recommender.questions(for: assessments, history: flows, besides: [:]).first)
    return Made(
      recommendation: recommendation, claim: CoverClaim(part, options),
      question: question)
  }

  private func verdict(_ made: Made) -> CoverVerdict {
    CoverAudit(made.claim, of: made.question, options: made.recommendation.options).verdict
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every point of the frontier is the least there is`(block: UInt64) throws {
    for seed in block * 50..<(block + 1) * 50 {
      guard let made = try CoverAuditTests.made(seed: seed) else { continue }
      let faults = verdict(made).checks.compactMap { check in
        check.fault.map { "\(check.aspect.rawValue): \($0)" }
      }
      #expect(faults == [], "seed \(seed)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a claim that is changed anywhere does not hold`(seed: UInt64) throws {
    guard let made = try CoverAuditTests.made(seed: seed) else { return }
    func fails(_ aspect: CoverVerdict.Aspect, _ change: (inout CoverClaim) -> Void) -> Bool {
      var other = made
      change(&other.claim)
      return verdict(other).checks.contains { $0.aspect == aspect && $0.fault != nil }
    }
    #expect(fails(.existing) { $0.setting.used = 3 }, "seed \(seed)")
    #expect(
      fails(.decisions) {
        $0.setting.decided = [.init(peer: "20.0.0.1", events: 1, reason: "dismissed")]
      }, "seed \(seed)")
    #expect(
      fails(.gates) {
        $0.setting.withheld.insert(.init(peer: "20.0.0.1", events: 0, reason: "fan-out"))
      }, "seed \(seed)")
    #expect(fails(.constraints) { $0.budget += 1 }, "seed \(seed)")
    #expect(fails(.rules) { $0.ruleElements.append("20.0.0.0/9") }, "seed \(seed)")
    #expect(fails(.rules) { $0.candidates.append("20.0.0.0/9") }, "seed \(seed)")
    #expect(fails(.question) { $0.fingerprint = 1 }, "seed \(seed)")
    #expect(fails(.lowerBound) { $0.frontier[0].leftOut += 1 }, "seed \(seed)")
    #expect(fails(.lowerBound) { $0.frontier.removeLast() }, "seed \(seed)")
    #expect(fails(.exposure) { $0.exposure += 1 }, "seed \(seed)")
    #expect(fails(.choice) { $0.chosen = ($0.chosen ?? 0) + 1 }, "seed \(seed)")
    #expect(fails(.coverage) { $0.leftOut.append(.v4(1)) }, "seed \(seed)")
    guard !made.claim.elements.isEmpty else { return }
    #expect(fails(.coverage) { $0.elements.removeLast() }, "seed \(seed)")
    #expect(fails(.constraints) { $0.elements.append($0.elements[0]) }, "seed \(seed)")
  }
}

extension CoverClaim {
  /// As the document of the part says.
  fileprivate init(_ part: Recommendation.Part, _ options: Recommendation.Options) {
    func address(_ summary: PeerSummary) -> IPAddress? {
      if case .address(let address) = summary.peer { address } else { nil }
    }
    self.init(
      profile: part.profile, budget: part.budget(of: options.budget),
      elements: part.candidates.compactMap { candidate in
        guard case .prefix(let prefix) = candidate.element else { return nil }
        return Element(
          prefix: prefix, peers: candidate.peers.compactMap(address),
          exposure: candidate.exposure.total)
      }, leftOut: part.leftOut.compactMap(address), otherElements: 0, subscriptions: [],
      exposure: part.exposure.total, frontier: part.frontier, chosen: part.chosen,
      fingerprint: part.fingerprint, setting: CoverSetting(part, gates: options.gates),
      ruleElements: part.candidates.map(\.element.text),
      candidates: part.candidates.map(\.element.text))
  }
}
