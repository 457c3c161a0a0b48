import PerimetryModel
import PerimetryOutput

extension Samples {
  /// Every report with the text wherever a log can put one.
  static func reports(holding text: String) -> [Report] {
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    let resource = ResourceID(text)
    let source = Evidence(
      reference: reference(1), time: time("2026-03-02T08:15:00Z"), count: 1, file: text, offset: 0,
      length: 1)
    let summary = PeerSummary(
      peer: .unreadable(text), tally: tally(3), resources: [resource], matchedRules: [text, text],
      reference: reference(1))
    var part = Recommendation.Part(profile: profile, direction: .inbound)
    part.candidates = [
      Candidate(
        element: .serviceTag(text), peers: [summary], tally: tally(3), resources: [resource])
    ]
    part.leftOut = [summary]
    part.withheld = [summary]
    part.incurable = [IncurablePeer(obstacle: .unreadableSource, summary: summary)]
    var options = Recommendation.Options()
    options.gates.accepted = [PeerPattern(text)]
    let recommendation = Recommendation(options: options, parts: [part])
    let rules = RuleSet(profiles: [
      .init(
        key: profile,
        rules: [AccessRule(name: RuleName("rule")!, elements: [.serviceTag(text)])!])
    ])
    let denials = Denials(
      grouping: .operation,
      rows: [
        .init(
          profile: profile, direction: nil, group: text, tally: tally(3), peers: 1, resources: 1,
          matchedRules: [text], obstacles: [])
      ], total: tally(3), cured: nil, eventsByVerdict: [.wouldBeDenied: 3])
    let key = FlowKey(
      profile: profile, resource: resource, direction: .inbound, category: .unknown(text),
      peer: .app(text), sourceResource: resource, matchedRule: text,
      rulesVersion: RulesVersion(text), networkProtocol: text)
    let assessment = Assessment(
      flow: Flow(key: key, operation: text, tally: tally(3), references: []), verdict: .unknown,
      cause: .cured(by: RulesVersion(text)))
    var coverage = fullCoverage
    coverage.categories.append(.init(category: .unknown(text), tally: tally(1), resources: 1))
    coverage.resources = [
      .init(resource: resource, profiles: [profile], categories: [.unknown(text)], tally: tally(3))
    ]
    let ingest = IngestSummary(
      store: text,
      files: [
        FileSummary(path: text, shape: text, state: .failed(text), account: account())
      ], diagnostics: [Diagnostic(code: .emptyFile, file: text)],
      rejects: [
        (
          text,
          Reject(offset: 0, length: 1, reason: .unreadable(column: text, value: text), raw: [])
        )
      ])
    var scope = ReportScope(store: text, coverage: coverage)
    scope.filter.operation = text
    scope.filter.peer = PeerPattern(text)
    let evidence = [reference(1): source]
    let explanation = Explanation(
      subject: text, assessments: [assessment],
      exhibits: [
        .init(evidence: source, raw: .text(text)),
        .init(evidence: source, raw: .unavailable(text)),
        .init(evidence: source, raw: .copy(text, hash: 1, reason: text)),
      ],
      trials: [
        RuleTrial(
          key: assessment.flow.key, events: 3, ruling: Ruling(.denied, .noRule),
          attempts: [.init(rule: text, element: text, result: .labels(1))], remedy: text)
      ],
      given: [
        .init(
          profile: assessment.flow.key.profile, direction: .inbound, rule: text, element: text)
      ], isTried: true)
    return [
      .ingest(ingest), .coverage(coverage, scope: scope), .flows([assessment], scope: scope),
      .denied(denials, scope: scope),
      .recommendation(recommendation, ruleSet: rules, evidence: evidence, scope: scope),
      .explanation(explanation, scope: scope), simulation(holding: text, source),
      readiness(holding: text),
      comparison(holding: text), drift(holding: text, source),
      hygiene(holding: text), reconciliation(holding: text),
      .query(columns: [text, "n"], rows: [[.text(text), .integer(-1)]]),
      .analysis(
        summary: ingest, coverage: coverage, denials: denials, recommendation: recommendation,
        ruleSet: rules, evidence: evidence, scope: scope),
    ]
  }

  /// Rules with the text in every place a rule set can carry one.
  static func rules(holding text: String) -> RuleSet {
    RuleSet(profiles: [
      .init(
        key: ProfileKey(perimeter: ResourceID(text), name: text),
        rules: [
          AccessRule(
            name: RuleName("tags")!, elements: [.serviceTag(text), .serviceTag("Example.Tag")])!
        ])
    ])
  }
}
