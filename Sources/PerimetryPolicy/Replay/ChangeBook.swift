import PerimetryModel

/// Gathers the flows that would fare otherwise, by resource and peer.
struct ChangeBook {
  fileprivate struct Key: Hashable {
    var profile: ProfileKey
    var resource: ResourceID
    var direction: Direction
    var peer: Peer
    var from: Outcome
    var to: Ruling.Result
  }

  fileprivate struct Sum {
    var tally: Tally
    /// In the order of their coming, without repetition, as the rules: there are rarely two.
    var causes: [Ruling.Cause]
    var rules: [String]
    var cited: Citation

    mutating func add(_ flow: Flow, _ cause: Ruling.Cause, _ more: [String]) {
      tally += flow.tally
      if !causes.contains(cause) { causes.append(cause) }
      for rule in more where !rules.contains(rule) { rules.append(rule) }
      cited.add(flow)
    }
  }

  fileprivate struct Entry {
    let key: Key
    var sum: Sum
  }

  private var entries: [Entry] = []
  private var places: [Key: Int32] = [:]

  /// - Parameter rules: the names of those that let it through, then or now.
  mutating func add(_ flow: Flow, from: Outcome, _ ruling: Ruling, rules: [String]) {
    let key = Key(
      profile: flow.key.profile, resource: flow.key.resource, direction: flow.key.direction,
      peer: flow.key.peer, from: from, to: ruling.result)
    if let place = places[key] {
      entries[Int(place)].sum.add(flow, ruling.cause, rules)
      return
    }
    places[key] = Int32(entries.count)
    var cited = Citation()
    cited.add(flow)
    entries.append(
      Entry(
        key: key,
        sum: Sum(
          tally: flow.tally, causes: [ruling.cause], rules: rules.sortedWithoutRepeats(),
          cited: cited)))
  }

  /// - Parameter nearest: asked of peers that would be denied for want of a rule.
  func changes(
    nearest: (ProfileKey, Direction, Peer) -> NearestElement?
  ) -> [Simulation.Change] {
    // Entries are wide: their places are sorted.
    let order = entries.indices.map {
      (place: $0, rank: ChangeBook.rank(entries[$0].key), events: entries[$0].sum.tally.events)
    }.sorted { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      if a.events != b.events { return a.events > b.events }
      return ChangeBook.precedes(entries[a.place].key, entries[b.place].key)
    }
    return order.map { entries[$0.place].change(nearest) }
  }

  private static func precedes(_ a: Key, _ b: Key) -> Bool {
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    if a.direction != b.direction { return a.direction < b.direction }
    return a.peer < b.peer
  }

  /// What breaks comes first, then what opens.
  private static func rank(_ key: Key) -> Int {
    switch (key.from, key.to) {
    case (_, .denied): 0
    case (_, .allowed): 1
    case (.approved, .cannotTell): 2
    default: 3
    }
  }
}

extension ChangeBook.Entry {
  fileprivate func change(
    _ nearest: (ProfileKey, Direction, Peer) -> NearestElement?
  ) -> Simulation.Change {
    Simulation.Change(
      profile: key.profile, resource: key.resource, direction: key.direction, peer: key.peer,
      from: key.from, to: key.to, causes: sum.causes.sortedWithoutRepeats(),
      rules: sum.rules.sortedWithoutRepeats(), tally: sum.tally,
      nearest: key.to == .denied && sum.causes.contains(.noRule)
        ? nearest(key.profile, key.direction, key.peer) : nil,
      references: sum.cited.references)
  }
}
