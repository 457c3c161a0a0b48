import PerimetryModel
import PerimetryPolicy
import TestSupport

/// Flows of one profile, service tags, and a rule with one of them, made from a seed.
struct TagWorld {
  var flows: [Flow]
  /// As published: they overlap.
  var prefixes: [String: [IPPrefix]]
  var existing: ExistingRules
  var options = Recommendation.Options()

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let addresses =
      (0..<40).map { IPAddress.v4(0x1400_0000 + $0 * 3) }
      + (0..<4).map { IPAddress.v6(0x2603 << 112 | $0) }
    let resources = [Sample.vault, Sample.vault, Sample.vault, Sample.database, Sample.storage]
    flows = (0..<Int.random(in: 1...40, using: &random)).map { index in
      .sample(
        random.isOne(in: 8)
          ? .publicInboundPerimeterRulesDenied : .publicInboundResourceRulesAllowed,
        from: .address(random.one(of: addresses)), to: random.one(of: resources),
        serviceEndpoint: random.isOne(in: 15), events: Int64.random(in: 1...9, using: &random),
        day: 20_000 + Int32.random(in: 0...9, using: &random), key: Int64(index))
    }
    prefixes = [:]
    for number in 0..<Int.random(in: 0...6, using: &random) {
      prefixes["T\(number)"] = (0...Int.random(in: 0...3, using: &random)).map { _ in
        let address = random.one(of: addresses)
        return IPPrefix(
          containing: address, length: address.family.width - random.one(of: [0, 2, 3, 4, 5, 7]))
      }
    }
    prefixes["AzureCloud"] = [IPPrefix(containing: addresses[0], length: 8)]
    let names = prefixes.keys.sorted() + ["Unpublished"]
    let rules =
      random.isOne(in: 2)
      ? [
        ExistingRule(
          name: "tag", direction: .inbound, elements: [.element(.serviceTag(random.one(of: names)))]
        )
      ] : []
    existing = ExistingRules([.init(key: Sample.profile, rules: rules, extent: .complete)])
    options.budget = random.one(of: [1, 2, 3, 4, 6, 200])
    options.widestIPv4 = random.one(of: [24, 28, 32])
    options.weighing = random.one(of: Weighing.allCases)
    if random.isOne(in: 4) { options.maxExposure = UInt128.random(in: 0...300, using: &random) }
    if random.isOne(in: 4) { options.maxLeftOut = Int.random(in: 0...9, using: &random) }
    options.gates[.lateBurst].action = random.isOne(in: 2) ? .remove : .off
    options.serviceTags = ServiceTagUse(
      ServiceTags(
        cloud: "Public", changeNumber: 1,
        tags: prefixes.map { ServiceTag(name: $0, prefixes: $1) }),
      isPreferred: random.isOne(in: 2), takesBroad: random.isOne(in: 5))
  }

  var rules: [ExistingRule] { existing.profiles[0].rules }

  var assessments: [Assessment] {
    Enforcement(history: flows, existing: existing, serviceTags: options.serviceTags).assess(flows)
  }

  var recommender: Recommender { Recommender(options: options, existing: existing) }

  var recommendation: Recommendation {
    recommender.recommend(for: assessments, history: flows)
  }
}
