import PerimetryModel

/// Gathers the flows that would fare otherwise, by resource and peer.
struct ChangeBook {
  fileprivate struct Spot: Hashable {
    var profile: ProfileKey
    var resource: ResourceID
    var direction: Direction
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
    /// In ``spots``.
    let spot: Int32
    let peer: Peer
    var sum: Sum
  }

  private var entries: [Entry] = []
  private var spots: [Spot] = []
  /// In ``entries``, of each spot.
  private var places: [[Peer: Int32]] = []
  private var numbers: [Spot: Int32] = [:]
  /// Neighbours mostly share theirs.
  private var last: (place: FlowPlace, to: Ruling.Result, spot: Int32)?

  /// - Parameters:
  ///   - from: what the category of the flow says.
  ///   - rules: the names of those that let it through, then or now.
  mutating func add(_ flow: Flow, from: Outcome, _ ruling: Ruling, rules: [String]) {
    let spot = spot(of: flow.key.place, from, ruling.result)
    let peer = flow.key.peer
    if let place = places[Int(spot)][peer] {
      entries[Int(place)].sum.add(flow, ruling.cause, rules)
      return
    }
    places[Int(spot)][peer] = Int32(entries.count)
    var cited = Citation()
    cited.add(flow)
    entries.append(
      Entry(
        spot: spot, peer: peer,
        sum: Sum(
          tally: flow.tally, causes: [ruling.cause], rules: rules.sortedWithoutRepeats(),
          cited: cited)))
  }

  private mutating func spot(
    of place: FlowPlace, _ from: Outcome, _ to: Ruling.Result
  ) -> Int32 {
    if let last, last.place === place, last.to == to { return last.spot }
    let spot = Spot(
      profile: place.profile, resource: place.resource, direction: place.direction, from: from,
      to: to)
    let number = numbers[spot] ?? Int32(spots.count)
    if Int(number) == spots.count {
      numbers[spot] = number
      spots.append(spot)
      places.append([:])
    }
    last = (place, to, number)
    return number
  }

  /// - Parameter nearest: asked of peers that would be denied for want of a rule.
  func changes(
    nearest: (ProfileKey, Direction, Peer) -> NearestElement?
  ) -> [Simulation.Change] {
    // Entries are wide: their places are sorted.
    let order = entries.indices.map {
      (
        place: $0, rank: ChangeBook.rank(spots[Int(entries[$0].spot)]),
        events: entries[$0].sum.tally.events
      )
    }.sorted { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      if a.events != b.events { return a.events > b.events }
      return precedes(entries[a.place], entries[b.place])
    }
    return order.map { entries[$0.place].change(at: spots[Int(entries[$0.place].spot)], nearest) }
  }

  private func precedes(_ one: Entry, _ other: Entry) -> Bool {
    let (a, b) = (spots[Int(one.spot)], spots[Int(other.spot)])
    if a.profile != b.profile { return a.profile < b.profile }
    if a.resource != b.resource { return a.resource < b.resource }
    if a.direction != b.direction { return a.direction < b.direction }
    return one.peer < other.peer
  }

  /// What breaks comes first, then what opens.
  private static func rank(_ spot: Spot) -> Int {
    switch (spot.from, spot.to) {
    case (_, .denied): 0
    case (_, .allowed): 1
    case (.approved, .cannotTell): 2
    default: 3
    }
  }
}

extension ChangeBook.Entry {
  fileprivate func change(
    at spot: ChangeBook.Spot, _ nearest: (ProfileKey, Direction, Peer) -> NearestElement?
  ) -> Simulation.Change {
    Simulation.Change(
      profile: spot.profile, resource: spot.resource, direction: spot.direction, peer: peer,
      from: spot.from, to: spot.to, causes: sum.causes.sortedWithoutRepeats(),
      rules: sum.rules.sortedWithoutRepeats(), tally: sum.tally,
      nearest: spot.to == .denied && sum.causes.contains(.noRule)
        ? nearest(spot.profile, spot.direction, peer) : nil,
      references: sum.cited.references)
  }
}
