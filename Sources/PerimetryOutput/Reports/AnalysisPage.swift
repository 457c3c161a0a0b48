import PerimetryModel

/// The sections of the analysis, in reading order.
struct AnalysisPage {
  let summary: IngestSummary
  let coverage: Coverage
  let denials: Denials
  let recommendation: Recommendation
  let scope: ReportScope

  /// Rows of each table: the page is to be read, not searched.
  private static let rows = 10

  private var silence: Silence { Silence(coverage: coverage, filter: scope.filter) }
  private var tables: PartTables {
    PartTables(recommendation.parts, recommendation.options, limit: AnalysisPage.rows)
  }

  var sections: [Section] {
    [verdict, whatIsCovered, denied, incurable, allowed, leftOut, NextSteps(self).section]
      .compactMap { $0 }
  }

  private var verdict: Section {
    var blocks: [Section.Block] = [.paragraph(headline)]
    if denials.total != nil { blocks.append(.list(breakdown)) }
    if denials.total == nil, let cured { blocks.append(.paragraph(cured)) }
    blocks += silence.warnings.map(Section.Block.paragraph)
    if denials.total != nil { blocks.append(.paragraph(Report.whyAllowed)) }
    return Section("", blocks)
  }

  private var headline: Prose {
    guard let total = denials.total else { return silence.headline(scope) }
    let groups = Direction.allCases.compactMap { direction -> Prose? in
      let peers = recommendation.peers(direction).count
      if peers == 0 { return nil }
      return direction == .inbound ? "from \(peers, "peer")" : "to \(peers, "destination")"
    }
    let whom: Prose = groups.isEmpty ? "" : " " + Prose.joined(groups, by: " and ")
    return Prose(total.events.counting("event"), tone: .denied) + whom
      + " would be denied once enforced."
  }

  private var breakdown: [Prose] {
    var lines: [Prose] = []
    if recommendation.elements > 0 {
      lines.append(
        Prose("\(recommendation.elements.counting("rule element"))", tone: .allowed)
          + " below would let through " + recommendation.covered.prose + ".")
    }
    if !recommendation.withheld.peers.isEmpty {
      lines.append(
        "Gates stopped " + recommendation.withheld.prose.toned(.unclear)
          + ", for the reasons below.")
    }
    if !recommendation.leftOut.peers.isEmpty {
      lines.append("The rules leave out " + recommendation.leftOut.prose + ".")
    }
    lines.append(
      recommendation.incurable.peers.isEmpty
        ? "None of it is beyond what a rule can let through."
        : "No rule cures " + recommendation.incurable.prose.toned(.denied) + ".")
    if let cured { lines.append(cured) }
    return lines
  }

  private var cured: Prose? {
    denials.cured.map {
      Prose("Cured: ", tone: .allowed)
        + "another \($0.events, "event"), which a newer rules version already lets through."
    }
  }

  private var whatIsCovered: Section {
    var blocks = [coverage.summary(filter: scope.filter)]
    if !scope.filter.isEmpty {
      blocks.append(.facts([("Only", Prose(scope.filter.conditions.joined(separator: ", ")))]))
    }
    let failed = summary.files.count { $0.state.name == "failed" }
    if failed > 0 || summary.account.rejected > 0 {
      blocks.append(
        .paragraph(
          """
          Not everything was read: \(failed, "file") failed, \
          \(summary.account.rejected, "record") rejected; \(whereToLook).
          """
        ))
    }
    return Section("Coverage", blocks)
  }

  /// A temporary store cannot be asked, so one has to be made first.
  private var whereToLook: Prose {
    scope.store.isEmpty
      ? "\(code: scope.command("ingest PATH")) names them and keeps them for later"
      : "\(code: scope.command("coverage")) says more"
  }

  private var denied: Section? {
    if denials.rows.isEmpty { return nil }
    return Section(
      "Would be denied, " + denials.heading,
      [.table(denials.display(rows: AnalysisPage.rows))])
  }

  private var incurable: Section? {
    if recommendation.incurable.peers.isEmpty { return nil }
    return Section("What no rule cures", [.list(tables.incurable)])
  }

  private var allowed: Section {
    if recommendation.elements == 0 {
      let reasons: [Prose] =
        recommendation.parts.isEmpty
        ? ["Nothing proposed: the logs show nothing to allow. " + silence.headline(scope)]
        : recommendation.parts.map { "\($0.title): " + $0.whyNothing }
      return Section("What to allow", [.list(reasons)])
    }
    var blocks: [Section.Block] = [.table(tables.candidates)]
    let notes = Set(recommendation.parts.flatMap(\.candidates).flatMap(\.notes)).sorted()
    if !notes.isEmpty { blocks.append(.list(notes.map { "\($0.rawValue): " + $0.words })) }
    if recommendation.parts.contains(where: { $0.direction == .inbound }) {
      blocks.append(
        .paragraph("Exposure: " + recommendation.exposure.prose + ". " + Report.exposureUnit))
    }
    return Section("What to allow" + tables.place, blocks)
  }

  private var leftOut: Section? {
    let reasons = recommendation.parts.flatMap { part in
      part.whyNot(recommendation.options).map { "\(part.title): " + $0 }
    }
    if reasons.isEmpty { return nil }
    return Section("What is not proposed, and why", [.list(reasons), .table(tables.refusals)])
  }
}
