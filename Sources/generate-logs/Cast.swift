/// All conversations of an archive, and how often each is heard: a few loud ones, a long tail.
struct Cast {
  private(set) var conversations: [Conversation] = []
  /// Running sums of the weights: conversation n is heard where the number falls below sum n.
  private var sums: [Int] = []
  private var claims: Set<String> = []
  private let source: PeerSource

  init(count: Int, estate: Estate, hours: Int, random: inout SeededRandom) {
    source = PeerSource(estate: estate, sites: max(6, count / 60))
    let habits = Habit.allCases.flatMap { Array(repeating: $0, count: $0.share) }
    // The first is always active and the fallback of every draw.
    add(.office, estate: estate, hours: hours, random: &random)
    for habit in Habit.allCases { add(habit, estate: estate, hours: hours, random: &random) }
    while conversations.count < count {
      add(random.pick(habits), estate: estate, hours: hours, random: &random)
    }
    // Order by chance, so that no habit is the loudest by design; the fallback stays first.
    for index in conversations.indices.dropFirst().reversed() {
      conversations.swapAt(index, 1 + random.below(index))
    }
    var sum = 0
    for rank in conversations.indices {
      sum += 1_000_000_000_000 / (rank + 20)
      sums.append(sum)
    }
  }

  /// One peer has one habit at one resource, so that what cures one conversation cannot cure another.
  private mutating func add(
    _ habit: Habit, estate: Estate, hours: Int, random: inout SeededRandom
  ) {
    for _ in 0..<40 {
      let resource = random.below(estate.resources.count)
      guard habit.fits(estate.resources[resource]) else { continue }
      let peer = source.peer(habit, random: &random)
      let isInbound = habit.categories.before.isInbound
      guard claims.insert("\(resource) \(isInbound) \(peer.canonical)").inserted else { continue }
      conversations.append(
        Conversation(
          habit: habit, resource: resource, peer: peer,
          operations: (random.below(8), 1 + random.below(3)),
          hours: active(
            habit, in: estate.profiles[estate.resources[resource].profile], hours: hours,
            random: &random)))
      return
    }
  }

  private func active(
    _ habit: Habit, in profile: Profile, hours: Int, random: inout SeededRandom
  ) -> Range<Int> {
    switch habit {
    case .attacker:
      // One night: 22:00 to 04:00.
      let start = min(random.below(max(1, hours / 24)) * 24 + 22, hours - 1)
      return start..<min(start + 6, hours)
    // Both answers under one version: an access rule for some operations, none for others.
    case .sameVersion: return (profile.changeHour < hours ? profile.changeHour : 0)..<hours
    default: return 0..<hours
    }
  }

  /// A conversation active in this hour, loud ones more often.
  func draw(hour: Int, random: inout SeededRandom) -> Int {
    for _ in 0..<4 {
      let drawn = index(below: random.below(sums[sums.count - 1]))
      if conversations[drawn].hours.contains(hour) { return drawn }
    }
    return 0
  }

  private func index(below number: Int) -> Int {
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > number { high = middle } else { low = middle + 1 }
    }
    return low
  }

  mutating func add(events: Int, from start: Int, to end: Int, isAfter: Bool, for number: Int) {
    if isAfter {
      conversations[number].after.add(events: events, from: start, to: end)
    } else {
      conversations[number].before.add(events: events, from: start, to: end)
    }
  }
}
