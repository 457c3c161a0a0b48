import PerimetryModel

/// The parts of a recommendation for people.
struct PartTables {
  let parts: [Recommendation.Part]
  let limit: Int

  init(_ parts: [Recommendation.Part], limit: Int = Shown.rows) {
    self.parts = parts
    self.limit = limit
  }

  /// What no rule cures, a line an obstacle: why, how much, the cure.
  var incurable: [Prose] {
    let all = Dictionary(grouping: parts.flatMap(\.incurable), by: \.obstacle)
    return all.sorted { $0.key < $1.key }.map { obstacle, peers in
      var sum = Recommendation.Sum()
      sum.add(peers.map(\.summary))
      let named = peers.prefix(3).map { Shown.peer($0.summary.peer) }
      let more: Prose = peers.count > 3 ? ", \(peers.count - 3) more" : ""
      return Prose(sum.events.counting("event"), tone: .denied)
        + " of \(sum.peers.count, "peer") (" + Prose.joined(named, by: ", ") + more + "): "
        + Prose(obstacle.reason) + ". Cure: " + Prose(marked: obstacle.cure) + "."
    }
  }

  var incurablePeers: DisplayTable {
    peers(parts.flatMap { part in part.incurable.map { (part, $0.summary, $0.obstacle) } })
  }

  var leftOut: DisplayTable {
    peers(parts.flatMap { part in part.leftOut.map { (part, $0, nil) } })
  }

  var candidates: DisplayTable {
    let all = parts.flatMap { part in part.candidates.map { (part, $0) } }
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label, expendable: 4), .init("Element", .key),
        .init("Kind", .label, expendable: 3), .init("Events", .number),
        .init("Peers", .number), .init("Days", .number, expendable: 1),
        .init("Resources", expendable: 2), .init("Exposure", .number), .init("Notes"),
      ],
      rows: all.prefix(limit).map { part, candidate in
        [
          Shown.profile(part.profile), Prose(part.direction.rawValue),
          Prose(candidate.element.text, tone: .allowed), Prose(candidate.element.kind.rawValue),
          "\(candidate.tally.events)", "\(candidate.peers.count)",
          "\(candidate.tally.days.count)", Shown.resources(candidate.resources),
          candidate.element.kind == .prefix ? "\(candidate.exposure.total)" : "-",
          Shown.list(candidate.notes.sorted().map(\.rawValue)),
        ]
      }, total: all.count)
    return table.dropping(
      all.allSatisfy { $0.1.notes.isEmpty } ? common.union(["Notes"]) : common)
  }

  /// What all parts have in common, for a heading: ` in nsp/profile, inbound`.
  var place: String {
    guard let part = parts.first, common.contains("Profile") else { return "" }
    return " in " + (parts.count == 1 ? part.title : Shown.profileName(part.profile))
  }

  /// The columns that say the same in every row.
  private var common: Set<String> {
    let isOneProfile = Set(parts.map(\.profile)).count == 1
    let isOneDirection = Set(parts.map(\.direction)).count == 1
    return Set((isOneProfile ? ["Profile"] : []) + (isOneDirection ? ["Direction"] : []))
  }

  private func peers(
    _ all: [(part: Recommendation.Part, summary: PeerSummary, obstacle: Obstacle?)]
  ) -> DisplayTable {
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label), .init("Obstacle"), .init("Peer", .key),
        .init("Events", .number), .init("Days", .number, expendable: 1),
        .init("Last seen", .label, expendable: 2), .init("Resources", expendable: 3),
        .init("Let through by"),
      ],
      rows: all.prefix(limit).map { part, summary, obstacle in
        [
          Shown.profile(part.profile), Prose(part.direction.rawValue),
          Prose(obstacle?.rawValue ?? "-"), Shown.peer(summary.peer),
          Prose(summary.tally.events.grouped, tone: .denied), "\(summary.tally.days.count)",
          "\(summary.tally.lastSeen.day.description)", Shown.resources(summary.resources),
          Shown.list(summary.matchedRules),
        ]
      }, total: all.count)
    return table.dropping(
      all.allSatisfy { $0.obstacle == nil } ? common.union(["Obstacle"]) : common)
  }
}
