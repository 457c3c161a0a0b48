import PerimetryModel
import PerimetryPolicy
import TestSupport

/// Flows of one profile, rules it has already, decisions, gates and limits, made from a seed.
struct ExistingWorld {
  var flows: [Flow]
  var rules: [ExistingRule]
  var subscriptions: Bool
  var budget: Int
  var decisions: [Decision]
  var options = Recommendation.Options()

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    subscriptions = random.isOne(in: 2)
    let names = ["a.example.com", "b.example.com", "c.example.org"]
    let addresses = (0..<24).map { "20.0.\($0 / 8).\($0 % 8)" } + ["2603::1", "10.0.0.4"]
    let categories: [LogCategory] = [
      .publicInboundResourceRulesAllowed, .publicInboundResourceRulesAllowed,
      .publicInboundResourceRulesDenied, .publicInboundPerimeterRulesDenied,
      .publicOutboundResourceRulesAllowed, .publicOutboundResourceRulesDenied,
      .intraPerimeterInboundAllowed,
    ]
    flows = (0..<Int.random(in: 1...50, using: &random)).map { index in
      let category = random.one(of: categories)
      let peer = random.one(of: category.direction == .inbound ? addresses : names)
      return .sample(
        category, from: Sample.peer(peer),
        sourceResource: random.isOne(in: 3) && category.direction == .inbound
          ? Sample.caller(random.one(of: [1, 2])) : nil,
        serviceEndpoint: random.isOne(in: 12), events: Int64(index + 1),
        day: 20_000 + Int32.random(in: 0...9, using: &random), key: Int64(index))
    }
    let elements: [RuleElement] =
      (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
        guard let address = IPAddress(random.one(of: addresses)) else { return nil }
        let length = address.family.width - random.one(of: [0, 0, 1, 2, 8])
        return .prefix(IPPrefix(containing: address, length: length))
      }
      + (random.isOne(in: 3)
        ? [Sample.subscription(1)].compactMap { $0 }.map { .subscription($0) } : [])
    rules = elements.enumerated().map {
      ExistingRule(name: "r\($0.offset)", direction: .inbound, elements: [.element($0.element)])
    }
    if random.isOne(in: 2), let name = DomainName("a.example.com") {
      rules.append(
        ExistingRule(
          name: "out", direction: .outbound,
          elements: random.isOne(in: 4) ? [.element(.everyDomain)] : [.element(.domain(name))]))
    }
    budget = random.one(of: [1, 3, 6, 10, 200])
    decisions = (0..<random.one(of: [0, 0, 1, 3])).map { _ in
      Decision(
        kind: random.one(of: Decision.Kind.allCases),
        peer: random.one(of: addresses + names + ["20.0.1.0/29"]), author: "a", reason: "r")
    }
    options.budget = budget
    options.usesSubscriptions = subscriptions
    options.usesWildcards = random.isOne(in: 2)
    if random.isOne(in: 3) { options.maxExposure = UInt128.random(in: 0...6, using: &random) }
    if random.isOne(in: 4) { options.maxLeftOut = Int.random(in: 0...4, using: &random) }
    if random.isOne(in: 3) { options.gates = .off }
    options.gates[.days].action = random.one(of: [.annotate, .remove])
    options.gates[.days].threshold = random.one(of: [1, 2])
    options.weighing = random.one(of: Weighing.allCases)
  }

  var existing: ExistingRules {
    ExistingRules([.init(key: Sample.profile, rules: rules, extent: .complete)])
  }

  var recommendation: Recommendation {
    let decided = DecisionIndex(Decisions(decisions))
    let assessments = decided.judge(Enforcement(history: flows, existing: existing).assess(flows))
    return Recommender(options: options, existing: existing, decided: decided)
      .recommend(for: assessments, history: flows)
  }
}
