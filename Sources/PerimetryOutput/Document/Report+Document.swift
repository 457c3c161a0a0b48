import PerimetryModel

extension Report {
  /// The whole report: what people read of it in a ticket, and all of it for machines. Not one table: CSV is refused.
  public static func document(_ document: ReportDocument) -> Report {
    Report(
      title: ReportDocument.title, table: nil,
      payload: Payload(report: "document") { document.json }
    ) { document.sections }
  }
}

extension ReportDocument {
  var json: JSONValue {
    [
      "seal": seal.json, "scope": scope.json,
      "verdict": [
        "finding": .string(finding.rawValue), "sentence": .string(sentence.plain),
        "next": JSONValue(next.map(\.plain)),
      ],
      "days": .list(days.rows) { row in
        [
          "day": .string(row.day.description),
          "events_by_verdict": .object(
            JSONObject(Verdict.allCases.map { ($0.rawValue, .integer(row.events[$0] ?? 0)) })),
        ]
      },
      "readiness": readiness.json,
      "denied_by_peer": byPeer.json, "denied_by_resource": byResource.json,
      "recommendation": RuleSetDocument(
        recommendation, ruleSet: ruleSet, evidence: evidence, scope: scope
      ).json,
      "coverage": coverage.json(filter: scope.filter),
      "hours": .list(hours) { $0.json },
      "change": (change?.payload as? Payload)?.value ?? .null,
    ]
  }
}

extension LoggedHours {
  fileprivate var json: JSONValue {
    profile.json.merging([
      "resource": .string(resource.text), "category": .string(category.name),
      "hours": .list(hours) { hour in
        [
          "hour": .string(Timestamp(milliseconds: hour.number * 3_600_000).description),
          "events": .integer(hour.events), "records": .integer(hour.records),
        ]
      },
    ])
  }
}
