import PerimetryModel
import PerimetryOutput

extension Samples {
  static func rule(_ name: String, _ elements: [RuleElement]) -> AccessRule {
    AccessRule(name: RuleName(name)!, elements: elements)!
  }

  /// Every kind of element, both families, and two perimeters with profiles of one name.
  static let everyKind = RuleSet(profiles: [
    .init(
      key: other,
      rules: [rule("perimetry-inbound-prefixes", [prefix("203.0.113.64/26")])]),
    .init(
      key: main,
      rules: [
        rule(
          "perimetry-inbound-prefixes",
          [
            prefix("2001:db8::/48"), prefix("198.51.100.7/32"), prefix("198.51.100.0/30"),
            prefix("2001:db8:1::1/128"),
          ]),
        rule("perimetry-inbound-subscriptions", [.subscription(guid)]),
        rule("tags.v1_", [.serviceTag("AzureDatabricksServerless.WestEurope")]),
        rule(
          "perimetry-outbound-fqdns", [domain("b.example.com"), domain("a_1.example.org")]),
      ]),
    .init(key: ProfileKey(perimeter: perimeter("nsp-data"), name: "empty"), rules: []),
  ])

  /// As many elements as a profile may hold, in both directions.
  static let fullBudget = RuleSet(profiles: [
    .init(
      key: main,
      rules: [
        rule(
          "perimetry-inbound-prefixes",
          (0..<200).map { prefix("203.0.113.\($0)/32") }),
        rule(
          "perimetry-outbound-fqdns",
          (0..<200).map { domain("host\($0).example.com") }),
      ])
  ])

  /// Names that collide once they become labels, and a perimeter the logs do not name.
  static let awkwardNames = RuleSet(profiles: [
    .init(key: profile("nsp-1", "a-b"), rules: [rule("x", [prefix("192.0.2.0/24")])]),
    .init(key: profile("nsp-1", "a.b"), rules: [rule("x", [prefix("192.0.2.0/24")])]),
    .init(key: profile("nsp", "1-a_b"), rules: [rule("x", [prefix("192.0.2.0/24")])]),
    .init(
      key: profile("9nsp", "9"),
      rules: [rule("x-1", [prefix("192.0.2.0/24")]), rule("x.1", [domain("a.example.com")])]),
    .init(
      key: ProfileKey(perimeter: ResourceID(""), name: "unnamed"),
      rules: [rule("x", [prefix("192.0.2.0/24")])]),
  ])

  /// Every hostile text as a profile's and a perimeter's name and as a service tag.
  static let hostileNames = RuleSet(
    profiles: Hostile.corpus.map { text in
      RuleSet.Profile(
        key: ProfileKey(perimeter: ResourceID(text), name: text),
        rules: [rule("tags", [.serviceTag(text), .serviceTag("Example.Tag")])])
    })

  /// Hostile service tags in a profile of a proper name.
  static let hostileTags = RuleSet(profiles: [
    .init(key: main, rules: [rule("tags", Hostile.corpus.map(RuleElement.serviceTag))])
  ])

  private static func profile(_ perimeter: String, _ name: String) -> ProfileKey {
    ProfileKey(perimeter: self.perimeter(perimeter), name: name)
  }

  /// Rule sets by the name of their golden files.
  static let ruleSets = [
    ("every-kind", everyKind), ("full-budget", fullBudget), ("awkward-names", awkwardNames),
    ("hostile-tags", hostileTags),
  ]
}
