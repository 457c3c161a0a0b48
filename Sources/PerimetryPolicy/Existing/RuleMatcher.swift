import PerimetryModel

/// Which of a profile's existing rules lets a flow through (domain.md §5.1, step 3).
struct RuleMatcher: Sendable {
  enum Answer: Hashable {
    /// The rule's name; of several the most specific one's.
    case allowed(by: String)
    case notAllowed
    /// A rule that cannot be looked into, or a flow that lacks what rules look at.
    case cannotTell
  }

  private var prefixes: [IPPrefix: String] = [:]
  /// Longest first, by family.
  private var lengths: [IPAddress.Family: [Int]] = [:]
  private var subscriptions: [SubscriptionID: String] = [:]
  /// The most specific first.
  private var tags: [(tag: ServiceTag, rule: String)] = []
  private let use: ServiceTagUse?
  private var domains: [DomainName: String] = [:]
  private var suffixes: [(suffix: String, rule: String)] = []
  private var everyDomain: String?
  /// Directions with an element of which nobody here knows whom it lets through.
  private var isOpaque: Set<Direction> = []
  private var hasElements: Set<Direction> = []

  /// Of two rules with the same element the one of the smaller name counts.
  /// - Parameter use: what is known of service tags; `nil` for nothing.
  init(_ rules: [ExistingRule], _ use: ServiceTagUse? = nil) {
    self.use = use
    for rule in rules.sorted(by: { $0.name > $1.name }) {
      for element in rule.elements { add(element, of: rule) }
    }
    for family in IPAddress.Family.allCases {
      let found = Set(prefixes.keys.lazy.filter { $0.family == family }.map(\.length))
      lengths[family] = found.sorted(by: >)
    }
    tags.sort { ($0.tag, $0.rule) < ($1.tag, $1.rule) }
    suffixes.sort { ($1.suffix.utf8.count, $0.suffix) < ($0.suffix.utf8.count, $1.suffix) }
  }

  private mutating func add(_ element: ExistingElement, of rule: ExistingRule) {
    hasElements.insert(rule.direction)
    switch element {
    case .element(.prefix(let prefix)): prefixes[prefix] = rule.name
    case .element(.subscription(let id)): subscriptions[id] = rule.name
    case .element(.domain(let name)): domains[name] = rule.name
    case .element(.everyDomain): everyDomain = rule.name
    case .suffix(let name), .element(.subdomains(let name)):
      suffixes.append(("." + name.text, rule.name))
    case .element(.serviceTag(let name)):
      // One whose addresses are not published lets in nobody knows whom.
      if let tag = use?.tags.tag(named: name), !tag.prefixes.isEmpty {
        tags.append((tag, rule.name))
      } else {
        isOpaque.insert(rule.direction)
      }
    case .perimeter, .inert: isOpaque.insert(rule.direction)
    }
  }

  /// Of a flow that no rule let through when it was logged: by what an existing rule is known to match.
  func answer(_ key: FlowKey) -> Answer {
    if let rule = rule(for: key, needsMatchableSource: true) { return .allowed(by: rule) }
    return .notAllowed
  }

  /// Of a flow that some rule let through when it was logged: whether one still does.
  func answerAgain(_ key: FlowKey) -> Answer {
    if let rule = rule(for: key, needsMatchableSource: false) { return .allowed(by: rule) }
    guard hasElements.contains(key.direction) else { return .notAllowed }
    if isOpaque.contains(key.direction) { return .cannotTell }
    switch (key.direction, key.peer) {
    case (.inbound, .address(let address)):
      // Nobody documents that a tag is heeded there, nor that it is not.
      if tags.contains(where: { $0.tag.contains(address) }) { return .cannotTell }
      // By a subscription, for all the log says.
      return key.sourceResource?.subscription == nil && !subscriptions.isEmpty
        ? .cannotTell : .notAllowed
    case (.outbound, .domain): return .notAllowed
    default: return .cannotTell
    }
  }

  private func rule(for key: FlowKey, needsMatchableSource: Bool) -> String? {
    switch key.direction {
    case .inbound:
      // A prefix rule sees no source behind a service endpoint, and no private one (domain.md §5.4).
      if case .address(let address) = key.peer,
        !needsMatchableSource || (!key.usesServiceEndpoint && address.scope.isMatchableByPrefix),
        let rule = rule(for: address)
          ?? tagRule(for: address, of: key, wasLetIn: !needsMatchableSource)
      {
        return rule
      }
      if case .unreadable = key.peer, needsMatchableSource { return nil }
      return key.sourceResource?.subscription.flatMap { subscriptions[$0] }
    case .outbound:
      guard case .domain(let name) = key.peer else { return nil }
      // A vault makes no outbound calls that a rule could be there for (domain.md §3.2).
      if needsMatchableSource, key.resource.isKeyVault { return nil }
      return domains[name] ?? suffixes.first { name.text.hasSuffix($0.suffix) }?.rule
        ?? everyDomain
    }
  }

  private func isHeeded(at resource: ResourceID) -> Bool {
    use?.support(at: resource) == .documented
  }

  /// Where it is documented that tags are heeded, or the log names the tag's own rule as the one that let the source in.
  private func tagRule(for address: IPAddress, of key: FlowKey, wasLetIn: Bool) -> String? {
    let found = tags.filter { $0.tag.contains(address) }
    if isHeeded(at: key.resource) { return found.first?.rule }
    guard wasLetIn else { return nil }
    return found.first { key.isMatched(by: $0.rule) }?.rule
  }

  private func rule(for address: IPAddress) -> String? {
    for length in lengths[address.family] ?? [] {
      if let rule = prefixes[IPPrefix(containing: address, length: length)] { return rule }
    }
    return nil
  }
}
