import PerimetryModel

extension Report {
  /// The traffic learning mode let through that enforcement would deny.
  public static func denied(_ denials: Denials, scope: ReportScope) -> Report {
    Report(
      title: "Would be denied", table: denials.table,
      payload: Payload(report: "denied") {
        denials.json.merging(scope.blockerJSON).merging(["scope": scope.json])
      }
    ) { sections(denials, scope) }
  }

  private static func sections(_ denials: Denials, _ scope: ReportScope) -> [Section] {
    var opening: [Section.Block] = [.paragraph(denials.headline(scope))]
    if let cured = denials.cured {
      opening.append(
        .paragraph(
          """
          Another \(cured.events, "event") (\(cured.records, "record")) no longer count: a \
          newer rules version of the same profile already lets the same peer reach the same \
          resource.
          """
        ))
    }
    opening.append(.paragraph(whyAllowed))
    if let coverage = scope.coverage {
      opening += Silence(coverage: coverage, filter: scope.filter).warnings.map(
        Section.Block.paragraph)
    }
    opening.append(scope.facts)
    var sections = [Section("", opening)]
    if !denials.rows.isEmpty {
      sections.append(
        Section("Traffic " + denials.heading, [.table(denials.display(rows: Shown.rows))]))
    }
    return sections + [Section("All traffic", [.facts(denials.verdictFacts)])]
  }

  /// Why the blockers are found where few people look for them.
  static let whyAllowed: Prose =
    """
    In learning mode the traffic that will break is logged as allowed by resource rules: the \
    perimeter had no rule for it, and enforcement takes the resource's own rules away.
    """
}

extension ReportScope {
  /// Whether the categories that show blockers were seen, by direction.
  var blockerJSON: JSONValue {
    guard let coverage else { return .object([:]) }
    return ["blocker_categories_seen": Silence(coverage: coverage, filter: filter).json]
  }
}
