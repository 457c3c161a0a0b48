import PerimetryModel

extension Report {
  /// Candidate rules with their evidence, and everything they do not cover. Its payload is the rule set document
  /// that `export` reads.
  /// - Parameters:
  ///   - alternative: what other options would propose; not in the table.
  ///   - isDetailed: whether people see the other numbers of elements, what the gates measured, and where the records lie;
  ///     machines always do.
  public static func recommendation(
    _ recommendation: Recommendation, ruleSet: RuleSet, evidence: [RecordReference: Evidence],
    scope: ReportScope, alternative: Alternative? = nil, isDetailed: Bool = false
  ) -> Report {
    Report(
      title: "Recommendation",
      table: RecommendationTable(recommendation, ruleSet: ruleSet, evidence: evidence).data,
      payload: Payload {
        let document = RuleSetDocument(
          recommendation, ruleSet: ruleSet, evidence: evidence, scope: scope
        ).json
        return alternative.map { document.merging(["what_if": $0.json]) } ?? document
      }
    ) {
      sections(recommendation, isDetailed ? evidence : nil, scope)
        + (alternative.map { [$0.section] } ?? [])
    }
  }

  /// - Parameter evidence: `nil` to leave details out.
  private static func sections(
    _ recommendation: Recommendation, _ evidence: [RecordReference: Evidence]?, _ scope: ReportScope
  ) -> [Section] {
    var opening: [Section.Block] = [.paragraph(recommendation.headline(scope))]
    if let coverage = scope.coverage {
      opening += Silence(coverage: coverage, filter: scope.filter).warnings.map(
        Section.Block.paragraph)
    }
    opening += [
      .facts([
        ("Options", recommendation.options.prose), ("Gates", recommendation.options.gates.prose),
      ]), scope.facts,
    ]
    if recommendation.parts.contains(where: { $0.direction == .inbound && !$0.candidates.isEmpty })
    {
      opening.append(.paragraph(exposureUnit))
    }
    if recommendation.parts.count > 2 {
      opening.append(.table(PartTables(recommendation.parts, recommendation.options).overview))
    }
    let parts = recommendation.parts.flatMap {
      sections(of: $0, options: recommendation.options, evidence: evidence)
    }
    if evidence == nil, recommendation.parts.contains(where: { !$0.candidates.isEmpty }) {
      opening.append(
        .paragraph(
          """
          \(code: "--details") adds what other numbers of elements would do, what the gates measured, and where a \
          record behind each element lies; JSON and CSV have all of it.
          """))
    }
    return [Section("", opening)] + parts
  }

  /// The unit, once for every page that shows the figure.
  static let exposureUnit: Prose =
    """
    Exposure counts what the prefixes let in beyond the observed sources: unobserved IPv4 \
    addresses plus unobserved IPv6 /64s; addresses within an observed /64 do not count.
    """

  private static func sections(
    of part: Recommendation.Part, options: Recommendation.Options,
    evidence: [RecordReference: Evidence]?
  ) -> [Section] {
    let tables = PartTables([part], options)
    let short = PartTables(
      [part], options, limit: evidence == nil ? Shown.examples : Shown.rows)
    var sections: [Section] = []
    if !part.incurable.isEmpty {
      sections.append(
        Section(
          "\(part.title): no rule cures",
          [.list(tables.incurable), .table(short.incurablePeers)]))
    }
    sections.append(Section("\(part.title): allow", allow(part, options, tables, evidence)))
    if let decided = tables.decided {
      sections.append(Section("\(part.title): not proposed, by decision", decided))
    }
    if let existing = tables.existing {
      sections.append(Section("\(part.title): existing rules", existing))
    }
    let reasons = part.whyNot(options)
    if !reasons.isEmpty {
      sections.append(
        Section("\(part.title): not proposed, and why", [.list(reasons), .table(short.refusals)]))
    }
    return sections
  }

  private static func allow(
    _ part: Recommendation.Part, _ options: Recommendation.Options, _ tables: PartTables,
    _ evidence: [RecordReference: Evidence]?
  ) -> [Section.Block] {
    if part.candidates.isEmpty { return [.paragraph(part.whyNothing)] }
    var summary: Prose =
      "\(part.candidates.count) of \(part.budget(of: options.budget), "element")."
    if part.direction == .inbound {
      summary = summary + " Exposure: " + part.exposure.prose + "." + part.tagProse
    }
    if !part.isProven { summary = summary + " " + Recommendation.Part.unproven }
    var blocks: [Section.Block] = [.paragraph(summary), .table(tables.candidates)]
    let notes = Set(part.candidates.flatMap(\.notes)).sorted()
    if !notes.isEmpty { blocks.append(.list(notes.map { "\($0.rawValue): " + $0.words })) }
    blocks += tables.services + tables.alternatives
    if let evidence { blocks += details(part, options, tables, evidence) }
    return blocks
  }

  private static func details(
    _ part: Recommendation.Part, _ options: Recommendation.Options, _ tables: PartTables,
    _ evidence: [RecordReference: Evidence]
  ) -> [Section.Block] {
    var blocks: [Section.Block] = []
    if part.direction == .inbound && part.frontier.count > 2 {
      let frontier = FrontierTable(part, options)
      blocks.append(.paragraph("What other numbers of elements would do at best:"))
      blocks.append(.table(frontier.table(isShort: true)))
      if let remainder = frontier.remainder(isShort: true) { blocks.append(.paragraph(remainder)) }
    }
    if let gates = tables.gates {
      blocks.append(.paragraph("What the gates measured, the worst of each element's peers:"))
      blocks.append(.table(gates))
    }
    let exhibits = part.exhibits.compactMap { element, reference in
      evidence[reference].map { "\(element.text): \($0.prose)" as Prose }
    }
    if !exhibits.isEmpty {
      blocks.append(
        .paragraph("A record behind each, of its largest peer (JSON and CSV name one a peer):"))
      blocks.append(.list(exhibits))
    }
    return blocks
  }
}
