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
  /// Those of whose peers some would be denied for want of a rule.
  private(set) var profilesInWant: Set<ProfileKey> = []
  /// Neighbours mostly share theirs.
  private var last: (place: FlowPlace, to: Ruling.Result, spot: Int32)?

  /// - Parameters:
  ///   - from: what the category of the flow says.
  ///   - rules: the names of those that let it through, then or now.
  mutating func add(_ flow: Flow, from: Outcome, _ ruling: Ruling, rules: [String]) {
    let spot = spot(of: flow.key.place, from, ruling.result)
    let peer = flow.key.peer
    if ruling.cause == .noRule { profilesInWant.insert(flow.key.profile) }
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

  /// Takes over what another gathered elsewhere.
  /// - Parameter other: of other resources.
  mutating func append(_ other: ChangeBook) {
    if entries.isEmpty {
      self = other
      return
    }
    last = nil
    let (spotCount, entryCount) = (Int32(spots.count), Int32(entries.count))
    for (number, spot) in other.spots.enumerated() { numbers[spot] = spotCount + Int32(number) }
    spots += other.spots
    places += other.places.map { $0.mapValues { $0 + entryCount } }
    entries += other.entries.lazy.map {
      Entry(spot: $0.spot + spotCount, peer: $0.peer, sum: $0.sum)
    }
    profilesInWant.formUnion(other.profilesInWant)
  }

  /// The entries in the order of their changes.
  var order: [Int32] {
    let spotRanks = spotRanks
    // What is compared first highest, and the place of the entry below it: numbers are sorted faster than entries.
    let packed = entries.indices.map { place -> UInt128 in
      let spot = Int(entries[place].spot)
      let rank = UInt128(ChangeBook.rank(spots[spot]))
      let events = UInt128(UInt64(clamping: Int64.max - entries[place].sum.tally.events))
      let spotRank = UInt128(spotRanks[spot])
      return rank << 126 | events << 63 | spotRank << 32 | UInt128(place)
    }.sortedOnTwoCores(by: <)
    var order = packed.map { Int32(truncatingIfNeeded: $0 & UInt128(UInt32.max)) }
    // Flows come in the order of their peers, so those that are alike but for the peer mostly stand right.
    var start = 0
    for end in 1..<max(order.count + 1, 1) {
      if end < order.count, packed[end] >> 32 == packed[start] >> 32 { continue }
      let isInOrder = (start + 1..<max(end, start + 1)).allSatisfy {
        entries[Int(order[$0 - 1])].peer <= entries[Int(order[$0])].peer
      }
      if !isInOrder {
        order[start..<end].sort { entries[Int($0)].peer < entries[Int($1)].peer }
      }
      start = end
    }
    return order
  }

  /// By number: where each stands among all, by profile, resource and direction.
  private var spotRanks: [Int] {
    let sorted = spots.indices.sorted { spots[$0].precedes(spots[$1]) }
    var ranks = [Int](repeating: 0, count: spots.count)
    for (position, number) in sorted.enumerated().dropFirst() {
      let before = sorted[position - 1]
      ranks[number] = ranks[before] + (spots[before].precedes(spots[number]) ? 1 : 0)
    }
    return ranks
  }

  /// - Parameter nearest: asked of peers that would be denied for want of a rule.
  func change(
    at place: Int32, nearest: (ProfileKey, Peer) -> NearestElement?
  ) -> Simulation.Change {
    let entry = entries[Int(place)]
    let (spot, sum) = (spots[Int(entry.spot)], entry.sum)
    return Simulation.Change(
      profile: spot.profile, resource: spot.resource, direction: spot.direction, peer: entry.peer,
      from: spot.from, to: spot.to, causes: sum.causes.sortedWithoutRepeats(),
      rules: sum.rules.sortedWithoutRepeats(), tally: sum.tally,
      nearest: spot.to == .denied && sum.causes.contains(.noRule)
        ? nearest(spot.profile, entry.peer) : nil,
      references: sum.cited.references)
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

extension ChangeBook.Spot {
  fileprivate func precedes(_ other: ChangeBook.Spot) -> Bool {
    if profile != other.profile { return profile < other.profile }
    if resource != other.resource { return resource < other.resource }
    return direction < other.direction
  }
}
