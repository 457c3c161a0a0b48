import PerimetryModel

extension ReportDocument {
  /// What a ticket has of it, in the order of the page.
  var sections: [Section] {
    [opening] + overTime + [board] + denied + frontier + rules + leftOut + covered + changes
      + [Section("How it was made", [.facts(seal.facts)])]
  }

  private var opening: Section {
    var blocks: [Section.Block] = [.paragraph(sentence)]
    if !next.isEmpty { blocks += [.paragraph("Next:"), .list(next)] }
    blocks += warnings.map(Section.Block.paragraph)
    return Section("", blocks + [scope.facts])
  }

  private var overTime: [Section] {
    if days.rows.isEmpty { return [] }
    return [Section("Day by day", [.table(DocumentTables(self).days(rows: 31))])]
  }

  private var board: Section {
    var blocks: [Section.Block] = [.paragraph(readiness.headline)]
    blocks += readiness.warnings.map(Section.Block.paragraph)
    if !readiness.resources.isEmpty {
      blocks.append(
        .table(
          ReadinessTables(readiness).board(rows: Shown.rows).wholly(
            by: ready)))
    }
    if !readiness.remarks.isEmpty { blocks.append(.list(readiness.remarks)) }
    return Section("Readiness", blocks)
  }

  private var denied: [Section] {
    [(byResource, "resource"), (byPeer, "peer")].filter { !$0.0.rows.isEmpty }.map {
      denials, name in
      Section(
        "Would be denied, " + denials.heading,
        [
          .table(
            denials.display(rows: Shown.rows)
              .wholly(by: command("denied --by \(name) --format csv")))
        ])
    }
  }

  private var frontier: [Section] {
    recommendation.parts.filter { $0.frontier.count > 1 }.prefix(Shown.examples).map { part in
      Section(
        "\(part.title): elements against exposure",
        [.table(FrontierTable(part, recommendation.options).table(isShort: true))])
    }
  }

  private var rules: [Section] {
    let tables = PartTables(recommendation.parts, recommendation.options)
    if recommendation.elements == 0 { return [] }
    return [
      Section(
        "Candidate rules" + tables.place,
        [
          .paragraph("Exposure: " + recommendation.exposure.prose + ". " + Report.exposureUnit),
          .table(tables.candidates.wholly(by: recommend("--format csv"))),
        ])
    ]
  }

  private var leftOut: [Section] {
    let tables = PartTables(recommendation.parts, recommendation.options)
    var sections: [Section] = []
    if !recommendation.incurable.peers.isEmpty {
      sections.append(
        Section(
          "No rule cures",
          [
            .list(tables.incurable),
            .table(tables.incurablePeers.wholly(by: recommend("--format csv"))),
          ]))
    }
    let reasons = whyNot
    if !reasons.isEmpty {
      sections.append(
        Section(
          "Not proposed, and why",
          [
            .list(reasons), .table(tables.refusals.wholly(by: recommend("--format csv"))),
          ]))
    }
    if let decided = tables.decided {
      sections.append(Section("Not proposed, by decision", decided))
    }
    return sections
  }

  /// Why peers that a rule could let through have none, a line a reason.
  var whyNot: [Prose] {
    recommendation.parts.flatMap { part in
      part.whyNot(recommendation.options).map { "\(part.title): " + $0 }
    }
  }

  private var covered: [Section] {
    var blocks = [coverage.summary(filter: scope.filter), .table(coverage.categoryTable)]
    if !hours.isEmpty {
      blocks.append(
        .table(
          DocumentTables(self).hours(rows: Shown.rows)
            .wholly(by: scope.command("query 'SELECT * FROM hours'"))))
    }
    return [Section("Coverage", blocks)]
  }

  private var changes: [Section] {
    (change?.sections ?? []).map { part in
      Section(part.heading.isEmpty ? "What changed" : "Change: \(part.heading)", part.blocks)
    }
  }
}
