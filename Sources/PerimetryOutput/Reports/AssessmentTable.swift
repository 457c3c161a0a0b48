import PerimetryModel

/// Flows and their verdicts as tables.
struct AssessmentTable {
  private let assessments: [Assessment]

  init(_ assessments: [Assessment]) { self.assessments = assessments }

  var display: DisplayTable {
    let rows = assessments.prefix(Shown.rows).map { assessment -> [Prose] in
      let key = assessment.flow.key
      return [
        Shown.peer(key.peer), Prose(key.direction.rawValue), Shown.resource(key.resource),
        Prose(assessment.flow.operation ?? "-"), Shown.list(key.matchedRule.map { [$0] } ?? []),
        "\(assessment.flow.tally.events)", "\(assessment.flow.tally.lastSeen.day.description)",
        Shown.verdict(assessment.verdict) + Prose(assessment.cause.remark),
      ]
    }
    let table = DisplayTable(
      columns: [
        .init("Peer", .key), .init("Direction", .label, expendable: 2), .init("Resource"),
        .init("Operation"), .init("Matched rule"), .init("Events", .number),
        .init("Last seen", .label, expendable: 1),
        .init("Verdict"),
      ], rows: Array(rows), total: assessments.count)
    return table.dropping(
      assessments.allSatisfy { $0.flow.operation == nil } ? ["Operation"] : [])
  }

  var data: DataTable {
    let assessments = assessments
    return DataTable(
      columns: [
        "perimeter", "profile", "resource", "direction", "category", "peer", "peer_kind",
        "source_resource", "matched_rule", "rules_version", "protocol", "service_endpoint",
        "operation", "verdict", "cause",
      ] + Tally.columns
    ) {
      assessments.map { assessment in
        let key = assessment.flow.key
        return [
          .text(key.profile.perimeter.text), .text(key.profile.name), .text(key.resource.text),
          .text(key.direction.rawValue), .text(key.category.name), .text(key.peer.text),
          .text(key.peer.kind.rawValue), Cell(key.sourceResource?.text), Cell(key.matchedRule),
          Cell(key.rulesVersion?.text), Cell(key.networkProtocol),
          .text(key.usesServiceEndpoint ? "true" : "false"), Cell(assessment.flow.operation),
          .text(assessment.verdict.rawValue), .text(assessment.cause.name),
        ] + assessment.flow.tally.cells
      }
    }
  }
}

extension Assessment {
  var json: JSONValue {
    let key = flow.key
    return flow.tally.json.merging([
      "perimeter": .string(key.profile.perimeter.text), "profile": .string(key.profile.name),
      "resource": .string(key.resource.text), "direction": .string(key.direction.rawValue),
      "category": .string(key.category.name), "peer": .string(key.peer.text),
      "peer_kind": .string(key.peer.kind.rawValue),
      "source_resource": JSONValue(key.sourceResource?.text),
      "matched_rule": JSONValue(key.matchedRule),
      "rules_version": JSONValue(key.rulesVersion?.text),
      "protocol": JSONValue(key.networkProtocol),
      "service_endpoint": .bool(key.usesServiceEndpoint),
      "operation": JSONValue(flow.operation), "verdict": .string(verdict.rawValue),
      "cause": .string(cause.name), "cured_by_version": JSONValue(cause.version),
    ])
  }
}

extension Assessment.Cause {
  var name: String {
    switch self {
    case .category: "category"
    case .cured: "cured"
    case .unsupportedProtocol: "unsupported-protocol"
    case .existingRule: "existing-rule"
    case .ruleIsGone: "rule-is-gone"
    }
  }

  /// The rules version that cures.
  var version: String? {
    if case .cured(let version) = self { version.text } else { nil }
  }

  /// Behind the verdict.
  var remark: String {
    switch self {
    case .category: ""
    case .cured(let version): " since rules version \(version)"
    case .unsupportedProtocol: ": not HTTPS, no rule cures it"
    case .existingRule(let rule): " by the rule \(rule), which exists now"
    case .ruleIsGone: ": the rule that let it through is gone"
    }
  }
}
