import PerimetryModel

/// Gathers what each element of a profile's rules carries, and what the logs say of it. Linear in the flows; a flow costs a
/// look-up for each prefix length that occurs.
struct CarriedBook {
  struct Load {
    var events: Int64 = 0
    /// The narrowest block of all addresses it let through; `nil` for none.
    var hull: IPPrefix?
    var names: Set<DomainName> = []
  }

  private struct Named {
    var events: Int64 = 0
    var lastSeen = Timestamp(ticks: 0)

    mutating func add(_ flow: Flow) {
      events = events.addingSaturating(flow.tally.events)
      lastSeen = max(lastSeen, flow.tally.lastSeen)
    }
  }

  let index: RuleIndex
  private let judge: Judge
  /// By rule and element.
  private(set) var loads: [[Load]]
  private(set) var watched: [Direction: Tally] = [:]
  /// Whether the logs lack the caller of something a subscription may have let through.
  private(set) var hasUnknownCallers = false
  /// Whether a service tag may have let something in at a service of which nobody knows whether it heeds tags.
  private(set) var hasDoubtfulTags = false
  /// Directions in which a rule let something through of which the logs name nothing that rules look at: any element may
  /// have matched it.
  private(set) var hasNameless: Set<Direction> = []
  private var mismatched: [Direction: [String: Named]] = [:]
  private var missing: [Direction: [String: Named]] = [:]
  /// Of traffic that some rule let through, by position of the rule.
  private var matched: [Int: Named] = [:]
  private var named: Set<Int> = []
  private let numbers: [Direction: [String: Int]]

  /// - Parameter isComplete: whether these are all rules of the profile.
  init(_ rules: [ExistingRule], isComplete: Bool, _ serviceTags: ServiceTagUse?) {
    index = RuleIndex(rules, serviceTags)
    judge = Judge(index: index, isComplete: isComplete, settings: ReplaySettings())
    loads = rules.map { $0.elements.map { _ in Load() } }
    var numbers: [Direction: [String: Int]] = [:]
    for (number, rule) in rules.enumerated() {
      numbers[rule.direction, default: [:]][rule.name.lowercased()] = number
    }
    self.numbers = numbers
  }

  mutating func add(_ flow: Flow) {
    guard let category = flow.key.category.known, category.rulingWithoutRules == nil else { return }
    let direction = flow.key.direction
    watched[direction, default: .none] += flow.tally
    let wasMatched = category.verdict == .allowedByRule
    let matches = index.matches(flow.key, wasMatched: wasMatched)
    let ruling = judge.ruling(on: flow.key, category, matches: matches, isCured: false)
    if ruling.cause == .opaqueElement { hasDoubtfulTags = true }
    if ruling.cause == .callerUnknown {
      hasUnknownCallers = true
      switch (direction, flow.key.peer) {
      case (.inbound, .address), (.outbound, .domain): break
      default: hasNameless.insert(direction)
      }
    }
    let carriers = ruling.cause == .rule ? matches : []
    for match in carriers {
      loads[match.rule][match.element].add(flow)
    }
    guard wasMatched else { return }
    let rules = Set(carriers.map(\.rule))
    for rule in rules { matched[rule, default: Named()].add(flow) }
    guard let name = flow.key.matchedRule else { return }
    guard let number = numbers[direction]?[name.lowercased()] else {
      missing[direction, default: [:]][name, default: Named()].add(flow)
      return
    }
    named.insert(number)
    // An element that cannot be looked into may have matched.
    if !rules.contains(number), !index.rules[number].elements.contains(where: index.isOpaque),
      ruling.result != .cannotTell
    {
      mismatched[direction, default: [:]][index.rules[number].name, default: Named()].add(flow)
    }
  }

  func disagreements(_ direction: Direction) -> [Hygiene.Disagreement] {
    func list(
      _ found: [String: Named], _ kind: Hygiene.Disagreement.Kind
    ) -> [Hygiene.Disagreement] {
      found.map { .init(kind: kind, rule: $0, events: $1.events, lastSeen: $1.lastSeen) }
    }
    let neverNamed = matched.compactMap { number, sum -> Hygiene.Disagreement? in
      let rule = index.rules[number]
      if named.contains(number) || rule.direction != direction { return nil }
      return .init(kind: .neverNamed, rule: rule.name, events: sum.events, lastSeen: sum.lastSeen)
    }
    return
      (list(mismatched[direction] ?? [:], .doesNotMatch)
      + list(missing[direction] ?? [:], .notInFiles) + neverNamed)
      .sorted { ($0.rule, $0.kind.rawValue) < ($1.rule, $1.kind.rawValue) }
  }
}

extension CarriedBook.Load {
  fileprivate mutating func add(_ flow: Flow) {
    events = events.addingSaturating(flow.tally.events)
    switch flow.key.peer {
    case .address(let address): hull = hull.map { $0.extended(to: address) } ?? IPPrefix(address)
    case .domain(let name): names.insert(name)
    case .resource, .app, .unreadable, .none: break
    }
  }
}

extension IPPrefix {
  /// The narrowest block that holds this one and an address of its family; itself for one of another family.
  fileprivate func extended(to other: IPAddress) -> IPPrefix {
    if other.family != family || contains(other) { return self }
    let unused = 128 - family.width
    let shared = (address.number ^ other.number).leadingZeroBitCount - unused
    return IPPrefix(containing: address, length: min(length, shared))
  }
}
