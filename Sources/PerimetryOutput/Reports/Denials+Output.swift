import PerimetryModel

extension Denials {
  func headline(_ scope: ReportScope) -> Prose {
    if let total {
      return Prose(total.events.counting("event"), tone: .denied)
        + " (\(total.records, "record"), \(total.days.count, "day")) would be denied once enforced."
    }
    if let coverage = scope.coverage {
      return Silence(coverage: coverage, filter: scope.filter).headline(scope)
    }
    return
      """
      No traffic in these records would be denied once enforced; what was not logged, they \
      cannot tell.
      """
  }

  func display(rows limit: Int) -> DisplayTable {
    let shown = rows.prefix(limit).map { row -> [Prose] in
      [
        Shown.profile(row.profile), Prose(row.direction?.rawValue ?? "both"), groupShown(row),
        Prose(row.tally.events.grouped, tone: .denied), "\(row.tally.days.count)",
        "\(row.peers)", "\(row.resources)",
        "\(row.tally.firstSeen.day.description)", "\(row.tally.lastSeen.day.description)",
        Shown.list(row.matchedRules), Shown.list(row.obstacles.map(\.rawValue)),
      ]
    }
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label), .init(grouping.title, .key),
        .init("Events", .number), .init("Days", .number, expendable: 2),
        .init("Peers", .number), .init("Resources", .number, expendable: 3),
        .init("First seen", .label, expendable: 4), .init("Last seen", .label, expendable: 1),
        .init("Let through by"), .init("No rule cures"),
      ], rows: shown, total: rows.count)
    return table.dropping(uninteresting)
  }

  /// Columns that say the same in every row.
  private var uninteresting: Set<String> {
    var titles: Set<String> = []
    switch grouping {
    case .peer: titles.insert("Peers")
    case .resource: titles.insert("Resources")
    case .day: titles.formUnion(["Days", "First seen", "Last seen"])
    case .profile, .operation: break
    }
    if grouping != .profile, common.profile != nil { titles.insert("Profile") }
    if common.direction != nil { titles.insert("Direction") }
    if rows.allSatisfy(\.obstacles.isEmpty) { titles.insert("No rule cures") }
    if grouping == .profile { titles.insert(grouping.title) }
    return titles
  }

  /// What all rows have in common, to be said once.
  private var common: (profile: ProfileKey?, direction: Direction?) {
    let profiles = Set(rows.map(\.profile))
    let directions = Set(rows.map(\.direction))
    return (
      profiles.count == 1 ? profiles.first : nil,
      directions.count == 1 ? directions.first ?? nil : nil
    )
  }

  /// `by peer`, and what all rows have in common.
  var heading: String {
    let words =
      (grouping == .profile ? [] : [common.profile.map(Shown.profileName)].compactMap { $0 })
      + [common.direction?.rawValue].compactMap { $0 }
    return "by \(grouping.rawValue)" + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
  }

  private func groupShown(_ row: Row) -> Prose {
    switch grouping {
    case .resource: Shown.resource(ResourceID(row.group))
    case .peer: row.group.hasPrefix("/") ? Shown.resource(ResourceID(row.group)) : Prose(row.group)
    case .profile, .operation, .day: Prose(row.group)
    }
  }

  var verdictFacts: [(label: String, value: Prose)] {
    Verdict.allCases.map { verdict in
      (
        verdict.words,
        Prose((eventsByVerdict[verdict] ?? 0).counting("event"), tone: verdict.tone)
      )
    }
  }

  var table: DataTable {
    let group = grouping == .profile ? [] : [grouping.rawValue]
    let columns =
      ["perimeter", "profile", "direction"] + group + Tally.columns
      + ["peers", "resources", "matched_rules", "obstacles"]
    return DataTable(columns: columns) {
      rows.map { row in
        [.text(row.profile.perimeter.text), .text(row.profile.name), Cell(row.direction?.rawValue)]
          + (grouping == .profile ? [] : [.text(row.group)]) + row.tally.cells
          + [
            Cell(row.peers), Cell(row.resources), .list(row.matchedRules),
            .list(row.obstacles.map(\.rawValue)),
          ]
      }
    }
  }

  var json: JSONValue {
    [
      "by": .string(grouping.rawValue), "total": total?.json ?? .null,
      "cured": cured?.json ?? .null,
      "events_by_verdict": .object(
        JSONObject(
          Verdict.allCases.map { ($0.rawValue, .integer(eventsByVerdict[$0] ?? 0)) })),
      "rows": .list(rows) { json(of: $0) },
    ]
  }

  private func json(of row: Row) -> JSONValue {
    let group: JSONValue =
      grouping == .profile ? [:] : .object([grouping.rawValue: .string(row.group)])
    return row.tally.json.merging([
      "perimeter": .string(row.profile.perimeter.text), "profile": .string(row.profile.name),
      "direction": JSONValue(row.direction?.rawValue), "peers": JSONValue(row.peers),
      "resources": JSONValue(row.resources), "matched_rules": JSONValue(row.matchedRules),
      "obstacles": JSONValue(row.obstacles.map(\.rawValue)),
    ]).merging(group)
  }
}

extension Denials.Grouping {
  /// Over the column of groups.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
