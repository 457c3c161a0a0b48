import PerimetryModel

/// Says whether rules let a flow through, by reading domain.md §5.1 and §5.4 and nothing of the product: one pass over all
/// elements, bits compared one by one.
struct NaiveRules {
  var elements: [(direction: Direction, element: RuleElement)]
  /// The prefixes of service tags, by name; of one that is not here nothing is known.
  var tags: [String: [IPPrefix]] = [:]

  init(
    existing: [ExistingRule], proposed: [AccessRule], tags: [String: [IPPrefix]] = [:]
  ) {
    self.tags = tags
    elements =
      existing.flatMap { rule in
        rule.elements.compactMap {
          if case .element(let element) = $0 { (rule.direction, element) } else { nil }
        }
      } + proposed.flatMap { rule in rule.elements.map { (rule.direction, $0) } }
  }

  func allow(_ key: FlowKey) -> Bool {
    elements.contains { $0.direction == key.direction && allows($0.element, key) }
  }

  private func allows(_ element: RuleElement, _ key: FlowKey) -> Bool {
    switch element {
    case .prefix(let prefix):
      guard case .address(let address) = key.peer, !key.usesServiceEndpoint,
        address.family == prefix.family, address.scope.isMatchableByPrefix
      else { return false }
      let width = address.family.width
      return (0..<prefix.length).allSatisfy {
        let bit = UInt128(1) << UInt128(width - 1 - $0)
        return address.number & bit == prefix.address.number & bit
      }
    case .subscription(let id):
      return key.sourceResource?.text.hasPrefix(id.resourceID + "/") ?? false
    case .domain(let name): return key.peer == .domain(name)
    case .subdomains(let suffix):
      guard case .domain(let name) = key.peer else { return false }
      return name.text.hasSuffix("." + suffix.text)
    case .everyDomain: if case .domain = key.peer { return true } else { return false }
    case .serviceTag(let name):
      // Key vaults and Azure Monitor heed tags (domain.md §7), nobody else is known to.
      let heeds = [
        "/microsoft.keyvault/", "/microsoft.insights/", "/microsoft.operationalinsights/",
      ]
      return heeds.contains { key.resource.text.contains($0) }
        && (tags[name] ?? []).contains { allows(.prefix($0), key) }
    }
  }
}
