import PerimetryModel

/// The parts of a recommendation for people.
struct PartTables {
  let parts: [Recommendation.Part]
  let options: Recommendation.Options
  let limit: Int

  init(
    _ parts: [Recommendation.Part], _ options: Recommendation.Options, limit: Int = Shown.rows
  ) {
    self.parts = parts
    self.options = options
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
    peers(
      parts.flatMap { part in
        part.incurable.map { (part, $0.summary, Prose($0.obstacle.rawValue)) }
      }, reason: "Obstacle")
  }

  /// Peers a rule could let through that have none.
  var refusals: DisplayTable {
    peers(
      parts.flatMap { part in
        part.refusals(options).map {
          (part, $0.summary, Prose.joined($0.hindrances.map(\.prose), by: "; "))
        }
      }, reason: "Stopped by")
  }

  var candidates: DisplayTable {
    let all = parts.flatMap { part in part.ranked(options.gates).map { (part, $0) } }
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label, expendable: 4), .init("Element", .key),
        .init("Kind", .label, expendable: 3), .init("Events", .number),
        .init("Peers", .number), .init("Days", .number, expendable: 1),
        .init("Resources", expendable: 2), .init("Exposure", .number), .init("Notes"),
        .init("Gates tripped"),
      ],
      rows: all.prefix(limit).map { part, candidate in
        [
          Shown.profile(part.profile), Prose(part.direction.rawValue),
          Prose(candidate.element.text, tone: .allowed), Prose(candidate.element.kind.rawValue),
          "\(candidate.tally.events)", "\(candidate.peers.count)",
          "\(candidate.tally.days.count)", Shown.resources(candidate.resources),
          candidate.opensAddresses ? "\(candidate.exposure.total)" : "-",
          Shown.list(candidate.notes.sorted().map(\.rawValue)), tripped(candidate),
        ]
      }, total: all.count)
    var superfluous = common
    if all.allSatisfy({ $0.1.notes.isEmpty }) { superfluous.insert("Notes") }
    if all.allSatisfy({ tripped($0.1) == PartTables.none }) { superfluous.insert("Gates tripped") }
    return table.dropping(superfluous)
  }

  private static let none: Prose = "-"

  private func tripped(_ candidate: Candidate) -> Prose {
    let tripped = candidate.gateSummaries(options.gates).filter { $0.tripped > 0 }
    if tripped.isEmpty { return PartTables.none }
    return Prose.joined(tripped.map { $0.prose(of: candidate.peers.count) }, by: "; ")
      .toned(.unclear)
  }

  /// What the gates measured: of each candidate the worst value among its peers; `nil` where they are off.
  var gates: DisplayTable? {
    let all = parts.flatMap { $0.ranked(options.gates) }
    let rules = options.gates.findings(GateValues())
    if rules.isEmpty || all.isEmpty { return nil }
    let limits: [Prose] = ["(threshold)"] + rules.map { Prose($0.rule.limit(of: $0.gate)) }
    return DisplayTable(
      columns: [.init("Element", .key)]
        + rules.map { .init($0.gate.heading, .number, expendable: $0.gate.expendable) },
      rows: [limits]
        + all.prefix(limit).map { candidate in
          [Prose(candidate.element.text)]
            + candidate.gateSummaries(options.gates).map {
              Prose($0.worst.map(\.grouped) ?? "-", tone: $0.tripped > 0 ? .unclear : nil)
            }
        }, total: all.count + 1)
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
    _ all: [(part: Recommendation.Part, summary: PeerSummary, reason: Prose)], reason: String
  ) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label), .init(reason), .init("Peer", .key),
        .init("Events", .number), .init("Days", .number, expendable: 1),
        .init("Last seen", .label, expendable: 2), .init("Resources", expendable: 3),
        .init("Let through by"),
      ],
      rows: all.prefix(limit).map { part, summary, reason in
        [
          Shown.profile(part.profile), Prose(part.direction.rawValue),
          reason, Shown.peer(summary.peer),
          Prose(summary.tally.events.grouped, tone: .denied), "\(summary.tally.days.count)",
          "\(summary.tally.lastSeen.day.description)", Shown.resources(summary.resources),
          Shown.list(summary.matchedRules),
        ]
      }, total: all.count
    ).dropping(common)
  }
}
