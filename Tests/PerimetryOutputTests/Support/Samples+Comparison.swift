import PerimetryModel
import PerimetryOutput

extension Samples {
  static let comparison = RuleComparison(
    parts: [
      .init(
        profile: main, direction: .inbound,
        onlyInA: .init(
          items: [
            .init(
              kind: .subscription, text: guid.resourceID, witness: guid.resourceID,
              rules: ["callers"])
          ]),
        onlyInB: .init(
          items: [
            .init(
              kind: .prefix, text: "198.51.100.4/30", witness: "198.51.100.4", rules: ["offices"],
              size: Exposure(ipv4Addresses: 4)),
            .init(
              kind: .prefix, text: "203.0.113.0/29", witness: "203.0.113.0", rules: ["tags"],
              reach: .whereTagsAreHeeded, size: Exposure(ipv4Addresses: 8)),
            .init(
              kind: .prefix, text: "2001:db8::/48", witness: "2001:db8::", rules: ["offices"],
              size: Exposure(ipv6Networks: 65_536, ipv6Addresses: 1 << 80)),
          ],
          size: Exposure(ipv4Addresses: 12, ipv6Networks: 65_536, ipv6Addresses: 1 << 80))),
      .init(profile: main, direction: .outbound, onlyInA: .init(), onlyInB: .init()),
      .init(profile: other, direction: .inbound, onlyInA: .init(), onlyInB: .init()),
      .init(
        profile: other, direction: .outbound, onlyInA: .init(),
        onlyInB: .init(items: [
          .init(
            kind: .domain, text: "*.example.com", witness: "a.example.com", rules: ["out", "web"])
        ])),
    ], missingInA: [other])

  static func comparison(holding text: String) -> Report {
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    let difference = RuleComparison.Difference(items: [
      .init(kind: .serviceTag, text: text, witness: text, rules: [text, text])
    ])
    return .comparison(
      RuleComparison(
        parts: [
          .init(
            profile: profile, direction: .inbound, onlyInA: difference, onlyInB: difference)
        ], missingInA: [profile], missingInB: [profile]), a: text, b: text)
  }
}
