import PerimetryModel

extension PartTables {
  /// What existing rules take and let through, for a part of one profile and direction; `nil` where nobody said.
  var existing: [Section.Block]? {
    let parts = parts.filter { $0.existing != nil }
    if parts.isEmpty { return nil }
    let used = parts.reduce(0) { $0 + ($1.existing?.used ?? 0) }
    let covered = parts.flatMap { $0.existing?.covered ?? [] }
    var sum = Recommendation.Sum()
    sum.add(covered.map(\.summary))
    var words: Prose = "\(used, "element") of the budget \(used == 1 ? "is" : "are") in use. "
    if covered.isEmpty {
      words = words + "They let through nothing that would be denied without them."
      return [.paragraph(words)] + wide
    }
    words = words + "They let through " + sum.prose + ", which need no other rule."
    return [.paragraph(words)] + wide + suspects(covered) + [.table(table(of: covered))]
  }

  /// Existing elements that open very much.
  private var wide: [Section.Block] {
    let all = parts.flatMap { $0.existing?.wide ?? [] }
    if all.isEmpty { return [] }
    return [
      .list(
        all.prefix(limit).map { wide in
          Prose(wide.rule, tone: .unclear) + " holds " + Prose(wide.element.text, tone: .unclear)
            + ", which opens " + Prose(wide.element.opens) + "."
        })
    ]
  }

  /// Whom the gates would have kept out.
  private func suspects(_ covered: [CoveredPeer]) -> [Section.Block] {
    let stopped = covered.filter { !options.gates.stops($0.summary).isEmpty }
    if stopped.isEmpty { return [] }
    let peers = Set(stopped.map(\.summary.peer)).count
    return [
      .paragraph(
        Prose(peers.counting("peer"), tone: .denied) + " among them would be stopped by a gate, "
          + "had the rule not let " + (peers == 1 ? "it" : "them") + " through already: look at "
          + (peers == 1 ? "it" : "them") + " with " + Prose(marked: "`perimetry explain PEER`")
          + ".")
    ]
  }

  /// Who decided about whom; `nil` where nobody did.
  var decided: [Section.Block]? {
    let all = parts.flatMap(\.decided)
    if all.isEmpty { return nil }
    let table = DisplayTable(
      columns: [
        .init("Peer", .key), .init("Events", .number), .init("Last seen", .label, expendable: 1),
        .init("Decision"), .init("Until"), .init("By"), .init("Reason"),
      ],
      rows: all.prefix(limit).map { decided in
        let (decision, summary) = (decided.decision, decided.summary)
        return [
          Shown.peer(summary.peer), Prose(summary.tally.events.grouped, tone: .denied),
          "\(summary.tally.lastSeen.day.description)", Prose(decision.kind.rawValue),
          Prose(decision.expires?.description ?? "-"), Prose(decision.author),
          Prose(decision.reason),
        ]
      }, total: all.count)
    return [.table(table)]
  }

  private func table(of covered: [CoveredPeer]) -> DisplayTable {
    let isSuspect = covered.contains { !options.gates.stops($0.summary).isEmpty }
    let table = DisplayTable(
      columns: [
        .init("Rule"), .init("Peer", .key), .init("Events", .number),
        .init("Days", .number, expendable: 1), .init("Last seen", .label, expendable: 2),
        .init("Resources", expendable: 3), .init("A gate would stop it"),
      ],
      rows: shown(covered).map { covered in
        let summary = covered.summary
        let stops = options.gates.stops(summary).map(\.prose)
        return [
          Prose(covered.rule, tone: .allowed), Shown.peer(summary.peer),
          "\(summary.tally.events)", "\(summary.tally.days.count)",
          "\(summary.tally.lastSeen.day.description)", Shown.resources(summary.resources),
          stops.isEmpty ? "-" : Prose.joined(stops, by: "; ").toned(.denied),
        ]
      }, total: covered.count)
    return isSuspect ? table : table.dropping(["A gate would stop it"])
  }

  /// Of a list that does not fit, first those that a gate would stop.
  private func shown(_ covered: [CoveredPeer]) -> ArraySlice<CoveredPeer> {
    if covered.count <= limit { return covered[...] }
    let suspects = covered.filter { !options.gates.stops($0.summary).isEmpty }
    let others = covered.filter { options.gates.stops($0.summary).isEmpty }
    return (suspects + others).prefix(limit)
  }
}
