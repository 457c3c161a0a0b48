import PerimetryModel

extension Recommendation {
  /// The candidates as rules: one rule for each kind of element of a profile, profiles without
  /// candidates left out.
  public var ruleSet: RuleSet {
    var elements: [ProfileKey: [RuleElement.Kind: [RuleElement]]] = [:]
    for part in parts {
      for candidate in part.candidates {
        elements[part.profile, default: [:]][candidate.element.kind, default: []]
          .append(candidate.element)
      }
    }
    return RuleSet(
      profiles: elements.map { key, kinds in
        RuleSet.Profile(
          key: key,
          rules: kinds.sorted { $0.key < $1.key }.compactMap { kind, elements in
            RuleName(kind.proposedName).flatMap { AccessRule(name: $0, elements: elements) }
          })
      })
  }
}

extension RuleElement.Kind {
  fileprivate var proposedName: String {
    switch self {
    case .prefix: "perimetry-inbound-prefixes"
    case .subscription: "perimetry-inbound-subscriptions"
    case .serviceTag: "perimetry-inbound-service-tags"
    case .domain: "perimetry-outbound-fqdns"
    }
  }
}
