import PerimetryModel

extension PartTables {
  /// What services need beyond what their logs show (domain.md §3.2), and destinations by suffix.
  var services: [Section.Block] {
    let needs = parts.compactMap(PartTables.need)
    let suffixes = parts.flatMap(PartTables.suffixes)
    var blocks: [Section.Block] = needs.isEmpty ? [] : [.list(needs)]
    if !suffixes.isEmpty {
      blocks.append(.paragraph("By suffix, where several names share one:"))
      blocks.append(.list(suffixes))
    }
    return blocks
  }

  private static func need(_ part: Recommendation.Part) -> Prose? {
    let all = part.candidates.flatMap(\.resources) + part.leftOut.flatMap(\.resources)
    guard all.contains(where: \.isSQLServer) else { return nil }
    return switch part.direction {
    case .inbound:
      """
      A SQL server also needs the service tags Sql and SqlManagement inbound, whatever its logs \
      show, and the same rules on both sides of a geo-replica.
      """
    case .outbound:
      """
      A SQL server also needs \(code: "*") outbound for copies, geo-replication, restore, import, \
      export and mirroring, whatever its logs show.
      """
    }
  }

  /// Most names first, then by suffix.
  private static func suffixes(_ part: Recommendation.Part) -> [Prose] {
    var names: [DomainName: (names: Int, events: Int64)] = [:]
    for candidate in part.candidates {
      guard case .domain(let name) = candidate.element, let suffix = name.suffix else { continue }
      names[suffix, default: (0, 0)].names += 1
      names[suffix]?.events += candidate.tally.events
    }
    return names.filter { $0.value.names > 1 }
      .sorted { ($1.value.names, $0.key) < ($0.value.names, $1.key) }
      .map { suffix, sum in
        "\(suffix.text): \(sum.names, "element"), \(sum.events, "event")"
          + Prose(suffix.isShared ? " (shared by many customers: no wildcard)" : "")
      }
  }
}
