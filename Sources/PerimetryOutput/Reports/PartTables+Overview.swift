import PerimetryModel

extension PartTables {
  /// A row a part: how much is proposed, what it opens, and how many peers stay out for which reason.
  var overview: DisplayTable {
    DisplayTable(
      columns: [
        .init("Profile", .key), .init("Direction", .label), .init("Elements", .number),
        .init("Lets through", .number), .init("Opens", .number, expendable: 1),
        .init("Left out", .number), .init("Stopped", .number), .init("No rule cures", .number),
      ],
      rows: parts.map { part in
        let events = part.candidates.reduce(Int64(0)) { $0.addingSaturating($1.tally.events) }
        return [
          Shown.profile(part.profile), Prose(part.direction.rawValue),
          Prose(part.candidates.count.grouped, tone: .allowed), "\(events, "event")",
          part.direction == .inbound ? "\(part.exposure.total)" : "-",
          "\(part.leftOut.count, "peer")",
          Prose(
            part.withheld.count.counting("peer"), tone: part.withheld.isEmpty ? nil : .unclear),
          Prose(
            part.incurable.count.counting("peer"), tone: part.incurable.isEmpty ? nil : .denied),
        ]
      })
  }
}
