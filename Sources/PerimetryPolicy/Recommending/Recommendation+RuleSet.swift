import PerimetryModel

extension Recommendation {
  /// The candidates as rules of profiles that have none.
  public var ruleSet: RuleSet { ruleSet(beside: ExistingRules()) }

  /// The candidates as rules: one rule for each kind of element of a profile, profiles without
  /// candidates left out.
  ///
  /// A rule's name depends on its kind alone, so that other traffic never renames it. Where the profile has a rule of that
  /// name, its elements are in the rule, because deploying replaces the whole of it (domain.md §4.2); a rule that is of
  /// another making keeps its name for itself.
  public func ruleSet(beside existing: ExistingRules) -> RuleSet {
    var elements: [ProfileKey: [RuleElement.Kind: [RuleElement]]] = [:]
    for part in parts {
      for candidate in part.candidates {
        elements[part.profile, default: [:]][candidate.element.kind, default: []]
          .append(candidate.element)
      }
    }
    return RuleSet(
      profiles: elements.map { key, kinds in
        let rules = existing.profile(key)?.rules ?? []
        return RuleSet.Profile(
          key: key,
          rules: kinds.sorted { $0.key < $1.key }.compactMap { kind, elements in
            Recommendation.rule(kind, elements, beside: rules)
          })
      })
  }

  private static func rule(
    _ kind: RuleElement.Kind, _ elements: [RuleElement], beside rules: [ExistingRule]
  ) -> AccessRule? {
    for number in 1...(rules.count + 1) {
      let text = number == 1 ? kind.proposedName : "\(kind.proposedName)-\(number)"
      let namesake = rules.first { $0.name.lowercased() == text }
      guard let namesake else {
        return RuleName(text).flatMap { AccessRule(name: $0, elements: elements) }
      }
      // Its own spelling, or deploying would look like a change of name.
      let old = namesake.elements.compactMap(\.element)
      if old.count == namesake.elements.count, let name = RuleName(namesake.name),
        let rule = AccessRule(name: name, elements: old + elements)
      {
        return rule
      }
    }
    return nil
  }
}

extension ExistingElement {
  fileprivate var element: RuleElement? {
    if case .element(let element) = self { element } else { nil }
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
