import PerimetryModel

/// Readiness read straight from issue 5 and domain.md §1.2, §1.4, §3.2, §4.9 and §5.7: every question walks over all flows.
struct NaiveReadiness {
  /// All there are.
  var flows: [Flow]
  /// Those in the window.
  var window: [Flow]
  var since: Day?
  var until: Day?
  var settings: ReadinessSettings
  var decisions: [Decision]

  init(_ world: ReadinessWorld) {
    (flows, window) = (world.flows, world.chosen)
    (since, until) = (world.since, world.until)
    (settings, decisions) = (world.settings, world.decisions)
  }

  private func number(_ flow: Flow) -> Int { flow.key.category.known?.position ?? 0 }

  /// A newer version of the rules lets the same peer reach the same resource.
  private func isCured(_ flow: Flow) -> Bool {
    guard let old = flow.key.rulesVersion, flow.key.peer != .none else { return false }
    return flows.contains {
      [1, 3].contains(number($0)) && $0.key.profile == flow.key.profile
        && $0.key.resource == flow.key.resource && $0.key.direction == flow.key.direction
        && $0.key.peer == flow.key.peer && $0.key.rulesVersion?.isStrictlyNewer(than: old) ?? false
    }
  }

  private func isBlocker(_ flow: Flow) -> Bool {
    let isSMB =
      flow.key.resource.text.contains("microsoft.storage") && flow.key.networkProtocol == "SMB"
    if [1, 3, 5, 7].contains(number(flow)), isSMB { return true }
    return [5, 7].contains(number(flow)) && !isCured(flow)
  }

  private func isLetGo(_ flow: Flow) -> Bool {
    guard let decision = decisions.first, decision.kind != .accepted,
      case .address(let address) = flow.key.peer
    else { return false }
    // 198.51.100.0/25
    let digits = address.description.split(separator: ".")
    return address.description.hasPrefix("198.51.100.") && Int(digits[3]) ?? 255 < 128
  }

  private func isInWindow(_ day: Day) -> Bool {
    since.map { $0 <= day } ?? true && until.map { day < $0 } ?? true
  }

  private func days(_ flows: [Flow]) -> [Day] {
    Set(flows.flatMap { $0.tally.days.days }.filter(isInWindow)).sorted()
  }

  private func directions(_ resource: ResourceID) -> [Direction] {
    settings.directions.filter {
      $0 == .inbound || !resource.text.contains("microsoft.keyvault")
    }
  }

  private func isBlind(_ perimeter: ResourceID, _ direction: Direction) -> Bool {
    !flows.contains {
      $0.key.profile.perimeter == perimeter && number($0) == (direction == .inbound ? 5 : 7)
        // By the end of the window.
        && $0.tally.days.days.contains { day in until.map { day < $0 } ?? true }
    }
  }

  /// Days of the perimeter since the first of some flows.
  private func watched(_ perimeter: ResourceID, _ mine: [Flow]) -> [Day] {
    guard let first = days(mine).first else { return [] }
    return days(flows.filter { $0.key.profile.perimeter == perimeter }).filter { $0 >= first }
  }

  func blockers(_ mine: [Flow]) -> [Flow] { mine.filter { isBlocker($0) && !isLetGo($0) } }

  func daysClean(_ profile: ProfileKey, _ resource: ResourceID) -> Int {
    cleanDays(profile, resource).count
  }

  /// Clean for a newer version of the rules only.
  func daysCured(_ profile: ProfileKey, _ resource: ResourceID) -> Int {
    let cured = window.filter {
      $0.key.profile == profile && $0.key.resource == resource && [5, 7].contains(number($0))
        && !isBlocker($0)
    }
    return Set(cured.flatMap(\.tally.days.days)).intersection(cleanDays(profile, resource)).count
  }

  private func cleanDays(_ profile: ProfileKey, _ resource: ResourceID) -> [Day] {
    let mine = window.filter { $0.key.profile == profile && $0.key.resource == resource }
    let last = blockers(mine).map(\.tally.lastSeen.day).max()
    // Before a category appeared, its silence means nothing.
    let appeared = directions(resource).compactMap { direction in
      flows.filter {
        $0.key.profile.perimeter == profile.perimeter
          && number($0) == (direction == .inbound ? 5 : 7)
      }
      .flatMap(\.tally.days.days).filter { day in until.map { day < $0 } ?? true }.min()
    }
    // Once it is silent, nothing is shown.
    let heard = mine.flatMap(\.tally.days.days).max()
    return watched(profile.perimeter, mine).filter { day in
      heard.map { day <= $0 } ?? true && appeared.allSatisfy { $0 <= day }
        && last.map { day > $0 } ?? true
    }
  }

  func status(_ profile: ProfileKey, _ resource: ResourceID) -> ReadinessStatus {
    let mine = window.filter { $0.key.profile == profile && $0.key.resource == resource }
    if mine.isEmpty { return .unobserved }
    if !blockers(mine).isEmpty { return .blocked }
    for direction in directions(resource) {
      if isBlind(profile.perimeter, direction) { return .cannotTell }
      if mine.contains(where: { number($0) >= 15 && $0.key.direction == direction }) {
        return .cannotTell
      }
    }
    return daysClean(profile, resource) < settings.cleanDays ? .cannotTell : .ready
  }

  /// Of a resource, or of a whole profile.
  func seen(_ profile: ProfileKey, _ resource: ResourceID?) -> [String] {
    let mine = window.filter {
      $0.key.profile == profile && (resource.map([$0.key.resource].contains) ?? true)
    }
    var peers: [String: Set<Day>] = [:]
    for flow in mine where [1, 3, 5, 7].contains(number(flow)) {
      peers["\(flow.key.direction) \(flow.key.peer.kind) \(flow.key.peer.text)", default: []]
        .formUnion(flow.tally.days.days)
    }
    let watched = watched(profile.perimeter, mine)
    let once = peers.values.filter { $0.count == 1 }.count
    let twice = peers.values.filter { $0.count == 2 }.count
    let total = peers.values.map(\.count).reduce(0, +)
    let span = watched.isEmpty ? 0 : Int(watched[watched.count - 1].number - watched[0].number) + 1
    let weekdays = Set(watched.map { ($0.number + 3) % 7 }).count
    let turns = watched.filter { day in
      day.description.hasSuffix("-01") && watched.contains { $0.number == day.number - 1 }
    }
    var reasons: [String] = []
    let isBlind = (resource.map(directions) ?? settings.directions).contains {
      self.isBlind(profile.perimeter, $0)
    }
    if isBlind { reasons.append("category-never-seen") }
    if peers.isEmpty { reasons.append("no-traffic") }
    let wanted = ["none": 1, "weekly": 14, "monthly": 31][settings.cycle.rawValue] ?? 0
    if span < wanted { reasons.append("short-window") }
    if settings.cycle != .none && weekdays < 7 { reasons.append("weekdays-missing") }
    if settings.cycle == .monthly && (span < 31 || turns.isEmpty) {
      reasons.append("month-missing")
    }
    if Double(span - watched.count) > Double(span) / 10 { reasons.append("days-missing") }
    // Good-Turing, and Esty's interval.
    var numbers = "-"
    if total > 0 {
      let (n, f1, f2) = (Double(total), Double(once), Double(twice))
      let deviation = (f1 / n * (1 - f1 / n) / n + 2 * f2 / n / n).squareRoot()
      let low = min(f1 / n - 1.96 * deviation, 1 - 3 / n)
      let high = max(f1 / n + 1.96 * deviation, 3 / n)
      if min(1, high) > 0.05 { reasons.append("unseen-peers") }
      numbers = [f1 / n, max(0, low), min(1, high)].map { "\(($0 * 1e6).rounded())" }.joined(
        separator: " ")
    }
    // Learn two thirds of the days, hold the rest against the peers of those.
    var test = "-"
    if watched.count >= 2 {
      let late = watched.suffix(watched.count / 3)
      let known = peers.values.filter { !$0.isSubset(of: late) }
      let all = peers.values.map { $0.intersection(late).count }.reduce(0, +)
      let new = all - known.map { $0.intersection(late).count }.reduce(0, +)
      test =
        "\(watched.count - late.count) \(late.count) \(all) \(new) \(peers.count - known.count)"
      if all > 0, Double(new) / Double(all) > 0.05 { reasons.append("break-rate") }
      if all == 0, !peers.isEmpty { reasons.append("not-tested") }
    } else if !peers.isEmpty {
      reasons.append("not-tested")
    }
    let curve = (0..<span).map { offset in
      peers.values.filter { $0.min()?.number == watched[0].number + Int32(offset) }.count
    }
    return [
      "\(span) \(span - watched.count) \(weekdays)", "\(peers.count) \(total) \(once) \(twice)",
      numbers, test, "\(curve)", reasons.joined(separator: ","),
    ]
  }
}

extension Sufficiency {
  /// In the words of the naive one.
  var plain: [String] {
    [
      "\(days) \(missingDays) \(weekdays)",
      "\(unseen.peers) \(unseen.peerDays) \(unseen.once) \(unseen.twice)",
      unseen.share.flatMap { share in
        unseen.interval.map { interval in
          [share, interval.low, interval.high].map { "\(($0 * 1e6).rounded())" }
            .joined(separator: " ")
        }
      } ?? "-",
      split.map {
        "\($0.learnedDays) \($0.testedDays) \($0.testedPeerDays) \($0.brokenPeerDays) \($0.brokenPeers)"
      } ?? "-",
      "\(newPeers)", reasons.map(\.rawValue).joined(separator: ","),
    ]
  }
}
