import PerimetryModel

extension Reconciliation {
  /// Figures that a pipeline can fail on, by name: findings of each kind, all of them, and questions without an answer.
  public static let figures = Kind.allCases.map(\.rawValue) + ["findings", "cannot-tell"]

  /// - Parameter name: one of ``figures``; others are 0.
  public func figure(_ name: String) -> Int64 {
    if let kind = Kind(rawValue: name) {
      return Int64(entries.lazy.flatMap(\.findings).count { $0.kind == kind })
    }
    switch name {
    case "findings": return Int64(entries.lazy.map(\.findings.count).reduce(0, +))
    case "cannot-tell": return Int64(entries.lazy.map(\.doubts.count).reduce(0, +))
    default: return 0
    }
  }

  var headline: Prose {
    let differing = entries.count { !$0.findings.isEmpty }
    let doubts = figure("cannot-tell")
    let untold: Prose =
      doubts == 0
      ? "." : "; " + Prose(doubts.counting("question"), tone: .unclear) + " cannot be told."
    if differing == 0 {
      return Prose("No difference was found", tone: .allowed) + " in \(entries.count, "resource")"
        + untold
    }
    return Prose("\(differing) of \(entries.count.counting("resource"))", tone: .denied)
      + (differing == 1 ? " differs" : " differ") + " from what the perimeter says: "
      + "\(figure("findings"), "finding")" + untold
  }

  var display: DisplayTable {
    let table = DisplayTable(
      columns: [
        .init("Resource", .key), .init("Profile"), .init("Mode", .label),
        .init("Version", .label), .init("Admits", .label), .init("Issues", .label, expendable: 1),
        .init("Categories off", .label), .init("Findings", .number, expendable: 3),
      ], rows: entries.prefix(Shown.rows).map(\.row), total: entries.count)
    return table.dropping(hasOneProfile ? ["Profile"] : [])
  }

  private var hasOneProfile: Bool { Set(entries.map(\.configuration.profile)).count == 1 }

  var sections: [Section] {
    var sections: [Section] = []
    for kind in Kind.allCases {
      let found = entries.flatMap { entry in
        entry.findings.lazy.filter { $0.kind == kind }.map { $0.row(of: entry) }
      }
      if found.isEmpty { continue }
      let table = DisplayTable(
        columns: [
          .init("Resource", .key), .init("Profile"), .init("What", .key),
          .init("Severity", .label), .init(kind.perimeterTitle), .init("Resource has"),
          .init("Says"),
          .init("Suggested", expendable: 1),
        ], rows: Array(found.prefix(Shown.rows)), total: found.count)
      var dropped = kind.hiddenColumns
      if hasOneProfile { dropped.insert("Profile") }
      sections.append(
        Section(
          kind.heading, [.paragraph(Prose(marked: kind.remedy)), .table(table.dropping(dropped))]))
    }
    let lines = entries.flatMap { entry in
      entry.doubts.map {
        Shown.resource(entry.configuration.resource) + ": " + Prose(marked: $0.words)
      }
    }
    if !lines.isEmpty {
      let more: [Prose] = lines.count > Shown.rows ? ["\(lines.count - Shown.rows) more"] : []
      sections.append(
        Section("What cannot be told", [.list(Array(lines.prefix(Shown.rows)) + more)]))
    }
    return sections
  }
}

extension Reconciliation.Entry {
  fileprivate var row: [Prose] {
    let unclear = Prose("cannot tell", tone: .unclear)
    let off = findings.filter { $0.kind == .blockerCategoryOff || $0.kind == .categoryOff }
      .map(\.perimeter.count).reduce(0, +)
    let isBehind = findings.contains { $0.kind == .versionBehind }
    return [
      Shown.resource(configuration.resource), Shown.profile(configuration.profile),
      Prose(configuration.mode ?? "-"),
      Prose(configuration.rulesVersion?.text ?? "?", tone: isBehind ? .denied : nil)
        + (newestVersion.map { " of " + Prose($0.text) } ?? " of ?"),
      relation.map { Prose($0.admission, tone: $0.tone) } ?? unclear,
      configuration.issues.map { "\($0.count)" } ?? unclear,
      doubts.contains(.noCategories) || (off == 0 && doubts.contains(.unknownCategories))
        ? unclear : "\(off)",
      "\(findings.count)",
    ]
  }
}

extension RuleComparison.Relation {
  /// Of a resource against its profile.
  fileprivate var admission: String {
    switch self {
    case .equal: "the same"
    case .wider: "more"
    case .narrower: "less"
    case .neither: "other things"
    }
  }
}

extension Reconciliation.Finding {
  fileprivate func row(of entry: Reconciliation.Entry) -> [Prose] {
    let configuration = entry.configuration
    let suggested = issue.map { $0.suggestedResources + $0.suggestedRules.map(\.line) } ?? []
    return [
      Shown.resource(configuration.resource), Shown.profile(configuration.profile),
      Prose(subject.isEmpty ? "-" : subject), severityProse,
      Reconciliation.Finding.short(perimeter),
      Reconciliation.Finding.short(here),
      Prose(issue.map(\.description).flatMap { $0.isEmpty ? nil : $0 } ?? "-"),
      Reconciliation.Finding.short(suggested),
    ]
  }

  private var severityProse: Prose {
    guard let severity = issue?.severity else { return "-" }
    return Prose(severity, tone: severity.lowercased() == "error" ? .denied : .unclear)
  }

  private static func short(_ texts: [String]) -> Prose {
    let more: Prose =
      texts.count > Shown.examples ? ", \(texts.count - Shown.examples) more" : ""
    return Shown.list(Array(texts.prefix(Shown.examples))) + more
  }
}
