import PerimetryModel

extension RuleComparison {
  /// Compares exactly, by profile and direction. A profile of which one set does not speak counts as empty there.
  ///
  /// Prefixes are compared as they are written, private ranges too, although no public source is ever seen in those.
  /// - Parameter published: the addresses of service tags; tags it does not hold are the same or not by their names.
  /// - Complexity: the elements of a profile, times the logarithm of their number.
  public init(_ a: ExistingRules, _ b: ExistingRules, serviceTags published: ServiceTags? = nil) {
    let keys = RuleComparison.profiles(a.profiles.map(\.key) + b.profiles.map(\.key))
    var parts: [Part] = []
    for key in keys {
      let (mine, theirs) = (a.profile(key)?.rules ?? [], b.profile(key)?.rules ?? [])
      for direction in Direction.allCases {
        let (first, second) = (
          Admissions(mine, direction, published), Admissions(theirs, direction, published)
        )
        parts.append(
          Part(
            profile: key, direction: direction, onlyInA: first.beyond(second),
            onlyInB: second.beyond(first)))
      }
    }
    self.init(
      parts: parts, missingInA: keys.filter { a.profile($0) == nil },
      missingInB: keys.filter { b.profile($0) == nil })
  }

  /// Each profile once, under the name that says most: an export that lacks parts of the name speaks of all it can mean.
  static func profiles(_ keys: [ProfileKey]) -> [ProfileKey] {
    func detail(_ key: ProfileKey) -> Int {
      (key.name.isEmpty ? 0 : 4)
        + (key.perimeter.isWellFormed ? 2 : key.perimeter.text.isEmpty ? 0 : 1)
    }
    var found: [ProfileKey] = []
    for key in keys.sorted(by: { (detail($1), $0) < (detail($0), $1) })
    where !found.contains(where: key.canMean) { found.append(key) }
    return found.sorted()
  }
}

extension Admissions {
  /// What is admitted here and not there.
  func beyond(_ other: Admissions) -> RuleComparison.Difference {
    let plain = byPrefix.subtracting(other.byPrefix)
    let tagged = withTags.subtracting(other.withTags)
    var items =
      addresses(plain.intersection(tagged), .everywhere)
      + addresses(tagged.subtracting(plain), .whereTagsAreHeeded)
      + addresses(plain.subtracting(tagged), .whereTagsAreNotHeeded)
    items.sort { $0.prefix < $1.prefix }
    let atoms = self.atoms.filter { other.atoms[$0.key] == nil }.sorted { $0.key < $1.key }
    return RuleComparison.Difference(
      items: items.map(\.item)
        + atoms.map { atom, rules in
          .init(kind: atom.kind, text: atom.text, witness: atom.text, rules: rules)
        } + names(beyond: other.names),
      size: plain.union(tagged).size)
  }

  private func addresses(
    _ set: AddressSet, _ reach: RuleComparison.Reach
  ) -> [(prefix: IPPrefix, item: RuleComparison.Surplus)] {
    set.prefixes.map { prefix in
      let block = AddressSet([prefix])
      return (
        prefix,
        .init(
          kind: .prefix, text: prefix.description, witness: prefix.address.description,
          rules: rules(
            admitting: prefix.address, byTag: reach == .whereTagsAreHeeded), reach: reach,
          size: block.size)
      )
    }
  }

  private func names(beyond other: NameSet) -> [RuleComparison.Surplus] {
    func surplus(_ text: String, _ witness: DomainName) -> RuleComparison.Surplus {
      .init(
        kind: .domain, text: text, witness: witness.text, rules: rules(admitting: witness))
    }
    var found: [RuleComparison.Surplus] = []
    for name in names.names where !other.contains(name) { found.append(surplus(name.text, name)) }
    for suffix in names.suffixes {
      if let name = other.outsider(below: suffix) {
        found.append(surplus("*." + suffix.text, name))
      }
    }
    if names.isEverything, let name = other.outsider { found.append(surplus("*", name)) }
    return found.sorted { ($0.text, $0.witness) < ($1.text, $1.witness) }
  }
}
