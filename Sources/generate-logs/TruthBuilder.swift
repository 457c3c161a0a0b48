/// Sums up conversations by what they were meant to be.
struct TruthBuilder {
  private struct Key: Hashable {
    let profile: Int
    let isInbound: Bool
    let peer: String
  }

  let window: Window
  let estate: Estate
  private var truth = Truth()
  private var blockers: [Key: Conversation.Sums] = [:]
  private var total = Conversation.Sums()

  init(window: Window, estate: Estate) {
    self.window = window
    self.estate = estate
    for fate in Fate.allCases { truth.eventsByVerdict[fate.rawValue] = 0 }
  }

  mutating func add(_ conversation: Conversation) {
    let habit = conversation.habit
    // A cure needs its evidence: the later answer must have been logged.
    let isCured = habit.isCure && conversation.after.records > 0
    add(conversation, conversation.before, habit.categories.before, isCured: isCured)
    add(conversation, conversation.after, habit.categories.after, isCured: false)
  }

  private mutating func add(
    _ conversation: Conversation, _ sums: Conversation.Sums, _ category: Category, isCured: Bool
  ) {
    guard sums.records > 0 else { return }
    truth.recordsByCategory[category.rawValue, default: 0] += sums.records
    truth.eventsByCategory[category.rawValue, default: 0] += sums.events
    total.merge(sums)
    let fate = fate(of: conversation, category, isCured: isCured)
    truth.eventsByVerdict[fate.rawValue, default: 0] += sums.events
    guard fate == .wouldBeDenied else { return }
    if let obstacle = conversation.habit.obstacle {
      truth.incurableEvents[obstacle.rawValue, default: 0] += sums.events
    }
    let key = Key(
      profile: estate.resources[conversation.resource].profile, isInbound: category.isInbound,
      peer: conversation.peer.canonical)
    blockers[key, default: Conversation.Sums()].merge(sums)
  }

  private func fate(of conversation: Conversation, _ category: Category, isCured: Bool) -> Fate {
    if isCured { return .cured }
    // An access rule does not carry what enforcement cannot.
    if conversation.habit == .fileShareByRule { return .wouldBeDenied }
    return category.fate
  }

  func truth(duplicates: Int, rejects: Int, foreign: Int, flows: Int) -> Truth {
    var truth = truth
    truth.records = total.records
    truth.events = total.events
    truth.duplicates = duplicates
    truth.rejects = rejects
    truth.foreign = foreign
    truth.flows = flows
    if total.records > 0 {
      truth.firstSeen = window.text(total.first)
      truth.lastSeen = window.text(total.last)
    }
    truth.blockers = blockers.map(blocker).sorted {
      ($0.perimeter, $0.profile, $0.direction, $0.peer)
        < ($1.perimeter, $1.profile, $1.direction, $1.peer)
    }
    truth.wouldBeDenied = groups(of: truth.blockers)
    return truth
  }

  private func blocker(_ key: Key, _ sums: Conversation.Sums) -> Truth.Blocker {
    let profile = estate.profiles[key.profile]
    return Truth.Blocker(
      perimeter: estate.perimeters[profile.perimeter].id, profile: profile.name,
      direction: key.isInbound ? "inbound" : "outbound", peer: key.peer, events: sums.events,
      records: sums.records, firstSeen: window.text(sums.first), lastSeen: window.text(sums.last))
  }

  private func groups(of blockers: [Truth.Blocker]) -> [Truth.Group] {
    var groups: [Truth.Group] = []
    for blocker in blockers {
      if groups.last?.perimeter != blocker.perimeter || groups.last?.profile != blocker.profile
        || groups.last?.direction != blocker.direction
      {
        groups.append(
          Truth.Group(
            perimeter: blocker.perimeter, profile: blocker.profile, direction: blocker.direction,
            firstSeen: blocker.firstSeen, lastSeen: blocker.lastSeen))
      }
      var group = groups.removeLast()
      group.events += blocker.events
      group.records += blocker.records
      group.peers += 1
      group.firstSeen = min(group.firstSeen, blocker.firstSeen)
      group.lastSeen = max(group.lastSeen, blocker.lastSeen)
      groups.append(group)
    }
    return groups
  }
}
