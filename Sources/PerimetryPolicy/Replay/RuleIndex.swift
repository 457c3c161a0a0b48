import PerimetryModel

/// The rules of one profile, made ready to be held against many flows (domain.md §5.1, step 3).
///
/// Rules are unordered and only ever allow, so all that match count: what one of them carries alone is what would be lost
/// with it.
struct RuleIndex: Sendable {
  let rules: [ExistingRule]
  private let prefixes: PrefixIndex
  /// Of the service tags that are known.
  private let tagPrefixes: PrefixIndex
  let use: ServiceTagUse?
  private var domains = DomainIndex()
  private var subscriptions: [SubscriptionID: [RuleMatch]] = [:]
  /// Whether there is a service tag of which nobody said whom it holds.
  private var hasUnknownTags = false
  /// Directions with an element that lets anybody through.
  private(set) var hasElements: Set<Direction> = []
  /// Whether a linked perimeter may let members of it in.
  private(set) var hasLinks = false
  /// In lower case: what stands here under the name of a rule takes that rule's place.
  private var names: [Direction: Set<String>] = [:]

  /// - Parameter use: what is known of service tags; `nil` for nothing.
  init(_ rules: [ExistingRule], _ use: ServiceTagUse? = nil) {
    self.rules = rules
    self.use = use
    var tagPrefixes: [(prefix: IPPrefix, match: RuleMatch)] = []
    var prefixes: [(prefix: IPPrefix, match: RuleMatch)] = []
    for (number, rule) in rules.enumerated() {
      names[rule.direction, default: []].insert(rule.name.lowercased())
      for (place, element) in rule.elements.enumerated() {
        let match = RuleMatch(rule: number, element: place)
        if case .inert = element {} else { hasElements.insert(rule.direction) }
        switch element {
        case .element(.prefix(let prefix)): prefixes.append((prefix, match))
        case .element(.subscription(let id)): subscriptions[id, default: []].append(match)
        case .element(.domain(let name)): domains.add(name, match)
        case .suffix(let name), .element(.subdomains(let name)):
          domains.addSubdomains(of: name, match)
        case .element(.everyDomain): domains.addEverything(match)
        case .element(.serviceTag(let name)):
          if let tag = RuleIndex.tag(named: name, use) {
            tagPrefixes += tag.prefixes.map { ($0, match) }
          } else {
            hasUnknownTags = true
          }
        case .perimeter: hasLinks = true
        case .inert: break
        }
      }
    }
    self.prefixes = PrefixIndex(prefixes)
    self.tagPrefixes = PrefixIndex(tagPrefixes)
  }

  /// `nil` for a tag whose addresses nobody said.
  static func tag(named name: String, _ use: ServiceTagUse?) -> ServiceTag? {
    guard let tag = use?.tags.tag(named: name), !tag.prefixes.isEmpty else { return nil }
    return tag
  }

  /// Whether an element may let somebody through whom nobody here can name.
  func isOpaque(_ element: ExistingElement) -> Bool {
    switch element {
    case .element(.serviceTag(let name)): RuleIndex.tag(named: name, use) == nil
    case .perimeter: true
    case .element, .suffix, .inert: false
    }
  }

  /// Whether a rule that is not here let the flow through when it was logged.
  func isMatchedElsewhere(_ key: FlowKey) -> Bool {
    guard let name = key.matchedRule, let names = names[key.direction] else { return true }
    return !names.contains(name.lowercased())
  }

  var hasSubscriptions: Bool { !subscriptions.isEmpty }

  /// - Parameter wasMatched: whether a rule let the flow through when it was logged, so that rules could see its source.
  func matches(_ key: FlowKey, wasMatched: Bool) -> [RuleMatch] {
    switch key.direction {
    case .inbound:
      var found: [RuleMatch] = []
      // A prefix rule sees no source behind a service endpoint, and no private one (domain.md §5.4).
      if case .address(let address) = key.peer,
        wasMatched || (!key.usesServiceEndpoint && address.scope.isMatchableByPrefix)
      {
        found = prefixes.matches(address)
        let isHeeded = use?.isHeeded(at: [key.resource]) ?? false
        found += tagPrefixes.matches(address).filter {
          isHeeded || (wasMatched && key.isMatched(by: rules[$0.rule].name))
        }
      }
      if case .unreadable = key.peer, !wasMatched { return [] }
      if !subscriptions.isEmpty, let caller = key.sourceResource?.subscription {
        found += subscriptions[caller] ?? []
      }
      return found
    case .outbound:
      // A vault makes no outbound calls that a rule could be there for (domain.md §3.2).
      guard case .domain(let name) = key.peer, wasMatched || !key.resource.isKeyVault else {
        return []
      }
      return domains.matches(name)
    }
  }

  /// Whether a service tag may hold a source, for all that is known of tags and of what heeds them.
  func mayMatchByTag(_ address: IPAddress) -> Bool {
    hasUnknownTags || !tagPrefixes.matches(address).isEmpty
  }

  /// Finds what comes nearest to letting peers through; worth making once for many.
  final class Neighbours: Sendable {
    private let index: RuleIndex
    private let prefixes: PrefixIndex.Nearest

    fileprivate init(_ index: RuleIndex) {
      (self.index, prefixes) = (index, index.prefixes.nearest)
    }

    func nearest(to peer: Peer) -> NearestElement? {
      switch peer {
      case .address(let address):
        guard let (prefix, bits) = prefixes.prefix(to: address),
          let match = index.prefixes[prefix].min()
        else { return nil }
        return NearestElement(
          rule: index.rules[match.rule].name, element: prefix.description, distance: .bits(bits))
      case .domain(let name):
        guard let (match, text, labels) = index.domains.nearest(to: name) else { return nil }
        return NearestElement(
          rule: index.rules[match.rule].name, element: text, distance: .labels(labels))
      case .resource, .app, .unreadable, .none: return nil
      }
    }
  }

  var neighbours: Neighbours { Neighbours(self) }
}
