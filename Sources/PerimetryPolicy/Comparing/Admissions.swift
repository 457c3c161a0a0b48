import PerimetryModel

/// Whom the rules of one profile admit in one direction, as exact sets, and by which rule.
struct Admissions {
  /// At every service.
  private(set) var byPrefix = AddressSet()
  /// At services that heed service tags: by prefix or by a tag whose addresses are known.
  private(set) var withTags = AddressSet()
  private(set) var names = NameSet()
  /// What can only be told to be the same or not, by its text: subscriptions, linked perimeters, tags of unknown addresses.
  /// Tags are compared without regard to case.
  private(set) var atoms: [Atom: [String]] = [:]

  struct Atom: Hashable, Comparable {
    var kind: RuleComparison.Kind
    var text: String

    static func < (a: Atom, b: Atom) -> Bool {
      a.kind == b.kind ? a.text < b.text : a.kind.position < b.kind.position
    }
  }

  private let index: RuleIndex
  private let prefixes: PrefixIndex
  private var domains = DomainIndex()
  private var tags: [(tag: ServiceTag, rule: String)] = []

  /// - Parameters:
  ///   - rules: of a profile, of both directions.
  ///   - published: the addresses of service tags; `nil` where nobody gave them.
  init(_ rules: [ExistingRule], _ direction: Direction, _ published: ServiceTags?) {
    let rules = rules.filter { $0.direction == direction }
    var found: [(prefix: IPPrefix, match: RuleMatch)] = []
    var atoms: [Atom: [String]] = [:]
    for (number, rule) in rules.enumerated() {
      for (place, element) in rule.elements.enumerated() {
        let match = RuleMatch(rule: number, element: place)
        switch (direction, element) {
        case (.inbound, .element(.prefix(let prefix))): found.append((prefix, match))
        case (.inbound, .element(.subscription(let id))):
          atoms[Atom(kind: .subscription, text: id.resourceID), default: []].append(rule.name)
        case (.inbound, .element(.serviceTag(let name))):
          if let tag = published?.tag(named: name), !tag.prefixes.isEmpty {
            tags.append((tag, rule.name))
          } else {
            atoms[Atom(kind: .serviceTag, text: name.lowercased()), default: []].append(rule.name)
          }
        case (.outbound, .element(.domain(let name))):
          names.insert(name)
          domains.add(name, match)
        case (.outbound, .element(.subdomains(let name))), (.outbound, .suffix(let name)):
          names.insertNames(below: name)
          domains.addSubdomains(of: name, match)
        case (.outbound, .element(.everyDomain)):
          names.insertEverything()
          domains.addEverything(match)
        case (_, .perimeter(let id)):
          atoms[Atom(kind: .perimeter, text: id.text), default: []].append(rule.name)
        case (_, .inert), (_, .element), (_, .suffix): break
        }
      }
    }
    self.atoms = atoms.mapValues { Array(Set($0)).sorted() }
    index = RuleIndex(rules)
    prefixes = PrefixIndex(found)
    byPrefix = AddressSet(found.map(\.prefix))
    withTags = tags.isEmpty ? byPrefix : byPrefix.union(AddressSet(tags.flatMap(\.tag.prefixes)))
  }

  /// - Parameter byTag: whether service tags are heeded.
  func rules(admitting address: IPAddress, byTag: Bool) -> [String] {
    var found = prefixes.matches(address).map { index.rules[$0.rule].name }
    if byTag { found += tags.lazy.filter { $0.tag.contains(address) }.map(\.rule) }
    return Array(Set(found)).sorted()
  }

  func rules(admitting name: DomainName) -> [String] {
    Array(Set(domains.matches(name).map { index.rules[$0.rule].name })).sorted()
  }
}

extension RuleComparison.Kind {
  fileprivate var position: Int { RuleComparison.Kind.allCases.firstIndex(of: self) ?? 0 }
}
