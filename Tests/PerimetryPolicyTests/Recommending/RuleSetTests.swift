import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct RuleSetTests {
  @Test func `one rule for each kind, profiles in order, empty ones left out`() {
    let third = ProfileKey(perimeter: Sample.profile.perimeter, name: "third")
    let flows: [Flow] = [
      .sample(from: Sample.peer("20.0.9.1"), profile: Sample.otherProfile),
      .sample(.publicOutboundResourceRulesAllowed, from: Sample.peer("b.example.com")),
      .sample(.publicOutboundResourceRulesAllowed, from: Sample.peer("a.example.com")),
      .sample(from: Sample.peer("20.0.9.1")), .sample(from: Sample.peer("20.0.10.1")),
      .sample(from: Sample.peer("10.0.0.4"), sourceResource: Sample.caller(7)),
      .sample(from: Sample.peer("10.0.0.4"), profile: third),
    ]
    let recommendation = Recommendation.of(flows, subscriptions: true)
    #expect(recommendation.parts.map(\.profile.name) == ["default", "default", "other", "third"])
    let rules = recommendation.ruleSet.profiles.flatMap { profile in
      profile.rules.map { rule in
        "\(profile.key.name) \(rule.name) \(rule.elements.map(\.text).joined(separator: " "))"
      }
    }
    #expect(
      rules == [
        "default perimetry-inbound-prefixes 20.0.9.1/32 20.0.10.1/32",
        "default perimetry-inbound-subscriptions "
          + "/subscriptions/00000000-0000-0000-0000-000000000007",
        "default perimetry-outbound-fqdns a.example.com b.example.com",
        "other perimetry-inbound-prefixes 20.0.9.1/32",
      ])
    #expect(recommendation.ruleSet.profiles.map(\.key.name) == ["default", "other"])
  }
}
