import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

/// A diff of two proposals shows what changed and nothing else.
@Suite struct RuleNameTests {
  /// Names by element.
  private func names(_ rules: RuleSet) -> [String: String] {
    Dictionary(
      rules.profiles.flatMap { profile in
        profile.rules.flatMap { rule in
          rule.elements.map { ("\(profile.key.name) \($0.text)", rule.name.text) }
        }
      }, uniquingKeysWith: { $0 + " and " + $1 })
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `more traffic leaves the names of what is proposed as they were`(seed: UInt64) {
    var world = ExistingWorld(seed: seed)
    let before = names(world.recommendation.ruleSet(beside: world.existing))
    world.flows += ExistingWorld(seed: ~seed).flows
    let after = names(world.recommendation.ruleSet(beside: world.existing))
    for (element, name) in before where after[element] != nil {
      #expect(after[element] == name, "seed \(seed): \(element)")
    }
  }

  private let flows: [Flow] = [.sample(from: Sample.peer("20.0.0.1"))]

  private func rules(_ rules: ExistingRule...) -> [String] {
    let existing = ExistingRules([.init(key: Sample.profile, rules: rules, extent: .complete)])
    return Recommendation.of(flows).ruleSet(beside: existing).profiles.flatMap(\.rules).map {
      "\($0.name) \($0.elements.map(\.text).joined(separator: " "))"
    }
  }

  @Test func `deploying replaces a rule of the name, so its elements stay in it`() throws {
    let prefix = try #require(IPPrefix("20.9.0.0/24"))
    let old = ExistingRule(
      name: "Perimetry-Inbound-Prefixes", direction: .inbound, elements: [.element(.prefix(prefix))]
    )
    #expect(rules(old) == ["Perimetry-Inbound-Prefixes 20.0.0.1/32 20.9.0.0/24"])
  }

  @Test func `a rule of the name but of another making keeps it`() {
    let other = ExistingRule(
      name: "perimetry-inbound-prefixes", direction: .inbound, elements: [.inert("?")])
    #expect(rules(other) == ["perimetry-inbound-prefixes-2 20.0.0.1/32"])
  }
}
