import PerimetryModel

/// Works out whether enough was seen.
struct SufficiencyReckoning {
  let settings: ReadinessSettings
  /// Days with records of the perimeter, ascending.
  let days: [Day]
  let gaps: [Coverage.Gap]
  /// What is known of the hours of these days; `nil` where nobody can tell which were to be expected.
  let hours: HourHabit?
  /// Whether a category that shows blockers never appeared.
  let isBlind: Bool

  func sufficiency(of book: PeerBook) -> Sufficiency {
    let learned = TimeSplit.learned(of: days.count)
    let lastLearned = days.count < 2 ? nil : days[learned - 1]
    var unseen = UnseenShare(peers: 0, peerDays: 0, once: 0, twice: 0)
    var split = TimeSplit(
      learnedDays: learned, testedDays: days.count - learned, testedPeerDays: 0,
      brokenPeerDays: 0, brokenPeers: 0)
    var newPeers = [Int](repeating: 0, count: span > Sufficiency.longestCurve ? 0 : span)
    for seen in book.daysByPeer {
      guard let first = seen.first else { continue }
      unseen.peers += 1
      unseen.peerDays += seen.count
      if seen.count == 1 { unseen.once += 1 }
      if seen.count == 2 { unseen.twice += 1 }
      if let start = days.first {
        let index = Int(first.number - start.number)
        if newPeers.indices.contains(index) { newPeers[index] += 1 }
      }
      guard let lastLearned else { continue }
      let late = first > lastLearned ? seen.count : seen.days.count { $0 > lastLearned }
      split.testedPeerDays += late
      if first > lastLearned {
        split.brokenPeers += 1
        split.brokenPeerDays += late
      }
    }
    var sufficiency = Sufficiency(
      firstDay: days.first, days: span, missingDays: span - days.count,
      missingHours: missingHours, hours: hours, weekdays: Set(days.map { $0.number % 7 }).count,
      coversWeek: coversWeek, coversMonth: coversMonth, unseen: unseen, newPeers: newPeers,
      split: lastLearned == nil ? nil : split)
    sufficiency.reasons = reasons(sufficiency)
    return sufficiency
  }

  /// Days from the first to the last, both counted.
  private var span: Int {
    guard let first = days.first, let last = days.last else { return 0 }
    return Int(last.number - first.number) + 1
  }

  private var coversWeek: Bool {
    span >= ReadinessSettings.Cycle.weekly.days && Set(days.map { $0.number % 7 }).count == 7
  }

  private var coversMonth: Bool {
    span >= ReadinessSettings.Cycle.monthly.days
      && zip(days, days.dropFirst()).contains { day, next in
        next.number == day.number + 1 && next.components.day == 1
      }
  }

  private var missingHours: Int {
    guard let first = days.first, let last = days.last else { return 0 }
    let end = Day(number: last.number + 1).start
    return gaps.reduce(0) { sum, gap in
      let (start, stop) = (max(gap.start, first.start), min(gap.end, end))
      return start < stop ? sum + Coverage.Gap(start: start, end: stop).hours : sum
    }
  }

  private func reasons(_ found: Sufficiency) -> [Sufficiency.Reason] {
    var reasons: [Sufficiency.Reason] = []
    if isBlind { reasons.append(.neverSeenCategory) }
    if found.unseen.peers == 0 { reasons.append(.noTraffic) }
    if span < settings.cycle.days { reasons.append(.shortWindow) }
    if settings.cycle != .none, found.weekdays < 7 { reasons.append(.weekdaysMissing) }
    if settings.cycle == .monthly, !coversMonth { reasons.append(.monthMissing) }
    if found.missingDays * 100 > span * settings.maxMissingDays { reasons.append(.daysMissing) }
    if let hours, hours.emptyHours * 100 > hours.expected * settings.maxMissingHours {
      reasons.append(.hoursMissing)
    }
    if let interval = found.unseen.interval, interval.high * 100 > Double(settings.maxUnseen) {
      reasons.append(.unseenPeers)
    }
    if let rate = found.split?.breakRate {
      if rate * 100 > Double(settings.maxBreakRate) { reasons.append(.breakRate) }
    } else if found.unseen.peers > 0 {
      reasons.append(.notTested)
    }
    return reasons
  }
}
