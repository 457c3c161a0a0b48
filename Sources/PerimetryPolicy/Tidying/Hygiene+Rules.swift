import PerimetryModel

extension Hygiene {
  /// Looks at rules by themselves and at what they would have carried of what was recorded, and at that itself.
  /// - Parameters:
  ///   - filter: what of the rules is looked at; the flows are filtered already.
  ///   - flows: what is looked at; those in the order of their keys are the fastest.
  ///   - history: every flow of the store, where that is more: who is a member, and who comes privately.
  ///   - resources: those whose profiles files tell, for the pairs.
  ///   - pairs: resources or profiles whose rules ought to admit the same.
  ///   - serviceTags: whom the tags in the rules let in; `nil` where that is not known.
  /// - Complexity: linear in the flows, and that of sorting the elements.
  public init(
    of rules: ExistingRules, filter: FlowFilter = FlowFilter(), flows: [Flow],
    history: [Flow]? = nil,
    resources: [KnownResource] = [], pairs: [(a: String, b: String)] = [],
    serviceTags: ServiceTagUse? = nil
  ) {
    let history = history ?? flows
    var books: [ProfileKey: CarriedBook] = [:]
    let logged = Set(flows.runs(by: \.key).lazy.map { flows[$0.lowerBound].key.profile })
    let known = logged.filter { rules.profile($0) != nil }
    let keys = RuleComparison.profiles(rules.profiles.map(\.key) + known)
    for key in keys {
      guard let found = rules.profile(key) else { continue }
      books[key] = CarriedBook(
        found.rules, isComplete: found.extent == .complete, serviceTags)
    }
    // The logs may spell a profile's name in another case.
    var keyOfLogged: [ProfileKey: ProfileKey] = [:]
    for profile in known { keyOfLogged[profile] = keys.first { $0.canMean(profile) } }
    for run in flows.runs(by: \.key) {
      guard let key = keyOfLogged[flows[run.lowerBound].key.profile],
        var book = books.removeValue(forKey: key)
      else { continue }
      for flow in flows[run] { book.add(flow) }
      books[key] = book
    }
    let finder =
      pairs.isEmpty
      ? nil
      : PairFinder(
        rules, resources: resources, history: history, serviceTags: serviceTags?.tags)
    self.init(
      parts: keys.flatMap { key -> [Part] in
        guard let book = books[key] else { return [] }
        return Direction.allCases.filter { filter.canMatch(key, $0) }
          .compactMap { book.part(of: key, $0) }
      }, traffic: TrafficBook(history).findings(in: flows),
      pairs: pairs.compactMap { finder?.compare($0.a, $0.b) }, hasRules: !rules.holdsNoRule)
  }
}

extension CarriedBook {
  fileprivate func part(of key: ProfileKey, _ direction: Direction) -> Hygiene.Part? {
    let items = items(direction)
    if items.isEmpty { return nil }
    let overlap = ElementOverlap(items)
    var findings: [Hygiene.Finding] = []
    var kept: [ElementOverlap.Item] = []
    for (place, item) in items.enumerated() {
      if let finding = idle(item, at: place, items, overlap) {
        findings.append(finding)
      } else {
        kept.append(item)
      }
    }
    let freed = findings.count
    let joins = CarriedBook.joins(kept)
    findings += joins.map(\.finding)
    let joined = joins.reduce(into: Set<RuleMatch>()) { $0.formUnion($1.members) }
    findings +=
      kept.filter { !joined.contains($0.match) }.compactMap(wide)
      .sorted { $1.spared < $0.spared }
    findings += items.compactMap { item in
      guard case .element(.serviceTag(let name)) = item.element,
        ServiceTag(name: name, prefixes: []).breadth != nil
      else { return nil }
      return .init(.broadTag, item.place)
    }
    return Hygiene.Part(
      profile: key, direction: direction, used: items.count,
      freed: freed + joins.map { $0.members.count - 1 }.reduce(0, +), watched: watched[direction],
      findings: CarriedBook.sorted(findings), disagreements: disagreements(direction))
  }

  /// In the order of the rules; linked perimeters take no place.
  private func items(_ direction: Direction) -> [ElementOverlap.Item] {
    index.rules.enumerated().flatMap { number, rule -> [ElementOverlap.Item] in
      if rule.direction != direction { return [] }
      return rule.elements.enumerated().compactMap { place, element in
        guard element.isCounted else { return nil }
        return .init(
          place: .init(rule: rule.name, element: element.text), element: element,
          match: RuleMatch(rule: number, element: place))
      }
    }
  }

  /// Why an element could go; `nil` where it could not.
  private func idle(
    _ item: ElementOverlap.Item, at place: Int, _ items: [ElementOverlap.Item],
    _ overlap: ElementOverlap
  ) -> Hygiene.Finding? {
    if case .inert = item.element { return .init(.inert, item.place) }
    let load = loads[item.match.rule][item.match.element]
    let direction = index.rules[item.match.rule].direction
    if case .element(.prefix(let prefix)) = item.element, load.events == 0,
      !hasNameless.contains(direction), let scope = prefix.scope, !scope.isMatchableByPrefix
    {
      return .init(.ineffective, item.place)
    }
    if let earlier = overlap.duplicates[place] {
      return .init(.duplicate, item.place, by: [items[earlier].place], events: load.events)
    }
    if let wider = overlap.shadows[place] {
      return .init(.shadowed, item.place, by: [items[wider].place], events: load.events)
    }
    if load.events > 0 || index.isOpaque(item.element) || watched[direction] == nil
      || hasNameless.contains(direction)
    {
      return nil
    }
    if case .element(.serviceTag) = item.element, hasDoubtfulTags { return nil }
    if case .element(.subscription) = item.element, hasUnknownCallers { return nil }
    return .init(.unused, item.place)
  }

  /// Narrower elements that carry all that was seen.
  private func wide(_ item: ElementOverlap.Item) -> Hygiene.Finding? {
    let load = loads[item.match.rule][item.match.element]
    switch item.element {
    case .element(.prefix(let prefix)):
      guard let hull = load.hull, hull != prefix else { return nil }
      return .init(
        .wide, item.place, instead: [hull.description],
        spared: AddressSet([prefix]).subtracting(AddressSet([hull])).size, events: load.events)
    case .suffix, .element(.subdomains), .element(.everyDomain):
      if load.names.isEmpty { return nil }
      return .init(
        .wide, item.place, instead: load.names.sorted().map(\.text), events: load.events)
    case .element, .perimeter, .inert: return nil
    }
  }

  /// Prefixes that fill a wider one between them.
  private static func joins(
    _ items: [ElementOverlap.Item]
  ) -> [(finding: Hygiene.Finding, members: Set<RuleMatch>)] {
    let prefixes = items.compactMap { item -> (prefix: IPPrefix, item: ElementOverlap.Item)? in
      if case .element(.prefix(let prefix)) = item.element { (prefix, item) } else { nil }
    }.sorted { $0.prefix < $1.prefix }
    var rest = prefixes[...]
    return AddressSet(prefixes.map(\.prefix)).prefixes.compactMap { block in
      let members = rest.prefix { block.contains($0.prefix) }
      rest = rest.dropFirst(members.count)
      guard members.count > 1, let first = members.first else { return nil }
      return (
        .init(
          .joinable, first.item.place, by: members.dropFirst().map(\.item.place),
          instead: [block.description]), Set(members.map(\.item.match))
      )
    }
  }

  private static func sorted(_ findings: [Hygiene.Finding]) -> [Hygiene.Finding] {
    // Stable: within a fault they stand in their order already.
    Hygiene.Fault.allCases.flatMap { fault in findings.filter { $0.fault == fault } }
  }
}
