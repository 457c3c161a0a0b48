import PerimetryModel

/// Gathers the flows that would fare otherwise, by resource and peer.
struct ChangeBook {
  private struct Key: Hashable {
    var profile: ProfileKey
    var resource: ResourceID
    var direction: Direction
    var peer: Peer
    var from: Outcome
    var to: Ruling.Result
  }

  private struct Sum {
    var tally: Tally
    var causes: Set<Ruling.Cause>
    var rules: Set<String>
    var events: Int64
    var references: [RecordReference]
  }

  private var sums: [Key: Sum] = [:]

  /// - Parameter rules: the names of those that let it through, then or now.
  mutating func add(_ flow: Flow, from: Outcome, _ ruling: Ruling, rules: [String]) {
    let key = Key(
      profile: flow.key.profile, resource: flow.key.resource, direction: flow.key.direction,
      peer: flow.key.peer, from: from, to: ruling.result)
    guard var sum = sums[key] else {
      sums[key] = Sum(
        tally: flow.tally, causes: [ruling.cause], rules: Set(rules), events: flow.tally.events,
        references: flow.references)
      return
    }
    sum.tally += flow.tally
    sum.causes.insert(ruling.cause)
    sum.rules.formUnion(rules)
    let isLarger =
      flow.tally.events > sum.events
      || flow.tally.events == sum.events
        && flow.references.lexicographicallyPrecedes(sum.references)
    if isLarger { (sum.events, sum.references) = (flow.tally.events, flow.references) }
    sums[key] = sum
  }

  /// - Parameter nearest: asked of peers that would be denied for want of a rule.
  func changes(
    nearest: (ProfileKey, Direction, Peer) -> NearestElement?
  ) -> [Simulation.Change] {
    sums.map { key, sum in
      Simulation.Change(
        profile: key.profile, resource: key.resource, direction: key.direction, peer: key.peer,
        from: key.from, to: key.to, causes: sum.causes.sorted(), rules: sum.rules.sorted(),
        tally: sum.tally,
        nearest: key.to == .denied && sum.causes.contains(.noRule)
          ? nearest(key.profile, key.direction, key.peer) : nil,
        references: sum.references)
    }
    .sorted(by: ChangeBook.precedes)
  }

  private static func precedes(_ a: Simulation.Change, _ b: Simulation.Change) -> Bool {
    let ranks = (rank(a), rank(b))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if a.tally.events != b.tally.events { return a.tally.events > b.tally.events }
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    if a.direction != b.direction { return a.direction < b.direction }
    return a.peer < b.peer
  }

  /// What breaks comes first, then what opens.
  private static func rank(_ change: Simulation.Change) -> Int {
    switch (change.from, change.to) {
    case (_, .denied): 0
    case (_, .allowed): 1
    case (.approved, .cannotTell): 2
    default: 3
    }
  }
}
