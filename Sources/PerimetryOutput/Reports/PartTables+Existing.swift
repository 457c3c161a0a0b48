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
      return [.paragraph(words)]
    }
    words = words + "They let through " + sum.prose + ", which need no other rule."
    return [.paragraph(words), .table(table(of: covered))]
  }

  private func table(of covered: [CoveredPeer]) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("Rule"), .init("Peer", .key), .init("Events", .number),
        .init("Days", .number, expendable: 1), .init("Last seen", .label, expendable: 2),
        .init("Resources", expendable: 3),
      ],
      rows: covered.prefix(limit).map { covered in
        let summary = covered.summary
        return [
          Prose(covered.rule, tone: .allowed), Shown.peer(summary.peer),
          "\(summary.tally.events)", "\(summary.tally.days.count)",
          "\(summary.tally.lastSeen.day.description)", Shown.resources(summary.resources),
        ]
      }, total: covered.count)
  }
}
