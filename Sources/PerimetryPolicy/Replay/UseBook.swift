import PerimetryModel

/// Gathers what each rule of a profile carries.
struct UseBook {
  private struct Sum {
    var load = Simulation.Load()
    var peers: Set<Peer> = []
    var days = DaySet()

    mutating func add(_ flow: Flow, isOnlyHere: Bool) {
      load.events = load.events.addingSaturating(flow.tally.events)
      if isOnlyHere {
        load.eventsOnlyHere = load.eventsOnlyHere.addingSaturating(flow.tally.events)
      }
      load.lastSeen = max(load.lastSeen ?? flow.tally.lastSeen, flow.tally.lastSeen)
      peers.insert(flow.key.peer)
      days.formUnion(flow.tally.days)
    }

    mutating func add(_ other: Sum) {
      guard let lastSeen = other.load.lastSeen else { return }
      load.events = load.events.addingSaturating(other.load.events)
      load.eventsOnlyHere = load.eventsOnlyHere.addingSaturating(other.load.eventsOnlyHere)
      load.lastSeen = max(load.lastSeen ?? lastSeen, lastSeen)
      peers.absorb(other.peers)
      days.formUnion(other.days)
    }

    var total: Simulation.Load {
      var load = load
      (load.peers, load.days) = (peers.count, days.count)
      return load
    }
  }

  private let index: RuleIndex
  private var rules: [ExistingRule] { index.rules }
  private var sums: [Sum]
  private var elements: [[Sum]]
  private var eventsBySubscription: [Int64]

  init(_ index: RuleIndex) {
    self.index = index
    let rules = index.rules
    sums = rules.map { _ in Sum() }
    elements = rules.map { $0.elements.map { _ in Sum() } }
    eventsBySubscription = rules.map { _ in 0 }
  }

  /// - Parameter matches: not empty.
  mutating func add(_ flow: Flow, _ matches: [RuleMatch]) {
    for match in matches {
      elements[match.rule][match.element].add(flow, isOnlyHere: matches.count == 1)
    }
    let isUnproven =
      flow.key.category.known?.verdict != .allowedByRule && matches.allSatisfy(isSubscription)
    var last = -1
    for match in matches.count == 1 ? matches : matches.sorted() where match.rule != last {
      last = match.rule
      let isOnlyHere = matches.allSatisfy { $0.rule == match.rule }
      sums[match.rule].add(flow, isOnlyHere: isOnlyHere)
      if isUnproven {
        eventsBySubscription[match.rule] =
          eventsBySubscription[match.rule].addingSaturating(flow.tally.events)
      }
    }
  }

  /// - Parameter other: of the same rules.
  mutating func add(_ other: UseBook) {
    for rule in rules.indices {
      sums[rule].add(other.sums[rule])
      for element in elements[rule].indices {
        elements[rule][element].add(other.elements[rule][element])
      }
      eventsBySubscription[rule] =
        eventsBySubscription[rule].addingSaturating(other.eventsBySubscription[rule])
    }
  }

  private func isSubscription(_ match: RuleMatch) -> Bool {
    if case .element(.subscription) = rules[match.rule].elements[match.element] {
      true
    } else {
      false
    }
  }

  func uses(of profile: ProfileKey) -> [Simulation.RuleUse] {
    rules.indices.map { number in
      Simulation.RuleUse(
        profile: profile, direction: rules[number].direction, rule: rules[number].name,
        load: sums[number].total,
        elements: zip(rules[number].elements, elements[number]).map { element, sum in
          Simulation.RuleUse.Element(
            text: element.text, load: sum.total, isOpaque: index.isOpaque(element))
        }, eventsBySubscription: eventsBySubscription[number])
    }
    .sorted { ($0.direction, $0.rule) < ($1.direction, $1.rule) }
  }
}
