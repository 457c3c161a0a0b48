import PerimetryModel

/// The parts of a recommendation for people.
struct PartTables {
  private let parts: [Recommendation.Part]
  private let limit: Int

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
    let all = parts.flatMap { part in part.incurable.map { (part, $0) } }
    return DisplayTable(
      columns: [.init("Obstacle", .label)] + PartTables.peerColumns,
      rows: all.prefix(limit).map { part, peer in
        [Prose(peer.obstacle.rawValue)] + PartTables.peerCells(peer.summary)
      }, total: all.count)
  }

  var candidates: DisplayTable {
    let all = parts.flatMap { part in part.candidates.map { (part, $0) } }
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label), .init("Element"), .init("Kind", .label),
        .init("Events", .number), .init("Peers", .number), .init("Days", .number),
        .init("Resources"), .init("Exposure", .number), .init("Notes"),
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
    var dull: Set<String> = parts.count == 1 ? ["Profile", "Direction"] : []
    if Set(parts.map(\.profile)).count == 1 { dull.insert("Profile") }
    if all.allSatisfy({ $0.1.notes.isEmpty }) { dull.insert("Notes") }
    return table.dropping(dull)
  }

  var leftOut: DisplayTable {
    let all = parts.flatMap(\.leftOut)
    return DisplayTable(
      columns: PartTables.peerColumns, rows: all.prefix(limit).map(PartTables.peerCells),
      total: all.count)
  }

  private static let peerColumns: [DisplayTable.Column] = [
    .init("Peer"), .init("Events", .number), .init("Days", .number), .init("Last seen", .label),
    .init("Resources"), .init("Let through by"),
  ]

  private static func peerCells(_ summary: PeerSummary) -> [Prose] {
    [
      Shown.peer(summary.peer), Prose(summary.tally.events.grouped, tone: .denied),
      "\(summary.tally.days.count)", "\(summary.tally.lastSeen.day.description)",
      Shown.resources(summary.resources), Shown.list(summary.matchedRules),
    ]
  }
}
