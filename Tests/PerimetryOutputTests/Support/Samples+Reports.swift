import PerimetryModel
import PerimetryOutput

extension Samples {
  static func analysis(
    coverage: Coverage, denials: Denials = denials, recommendation: Recommendation = recommendation
  ) -> Report {
    .analysis(
      summary: summary, coverage: coverage, denials: denials, recommendation: recommendation,
      ruleSet: recommendation.parts.isEmpty ? RuleSet(profiles: []) : ruleSet, evidence: evidence,
      scope: scope(coverage))
  }

  static let query = Report.query(
    columns: ["peer", "events", "share", "note", "raw"],
    rows: [
      [
        .text("198.51.100.7"), .integer(9_007_199_254_740_993), .real(0.5), .null, .blob([0, 255]),
      ],
      [.text("=1+1"), .integer(-3), .real(.infinity), .text("a,\"b\"\nc"), .null],
    ])

  static let questions = [
    CannedQuery(
      "top-sources", "Who are the top sources?", advice: "Peers of inbound traffic.",
      parameters: [
        .init("resource", "a part of the resource's id"), .init("at", "where", standard: "azure"),
      ],
      sql: "SELECT 1"),
    CannedQuery(
      "blocker-tags", "Which tags?", advice: "Needs a file.", taggedColumn: "peer", sql: "SELECT 2"),
  ]

  static let answer = Report.answer(
    to: questions[0], columns: ["peer", "resource", "events", "last_seen"],
    rows: [
      [
        .text("198.51.100.7"),
        .text(
          "/subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups/rg-data/providers/microsoft.storage/storageaccounts/stexample"
        ), .integer(40), .text("2026-03-02T08:15:00Z"),
      ],
      [.text("=1+1"), .null, .integer(2), .text("2026-03-02T08:15:00.1234567Z")],
    ])

  static let selfCheck = Report.selfCheck(
    [
      .init("SQLite", .works, "3.40.1"), .init("reading gzip", .absent, "not built in"),
      .init("analysis", .fails, "511 events would be denied, it says 0"),
    ], version: "1.2.3")

  static let merge = Report.merge(
    [("west.db", account(4_000)), ("north.db", account(500))], into: "all.db")

  static let conflicts = Report.conflicts(
    [
      KeptConflict(
        time: Timestamp("2026-03-02T08:15:00.123Z")!,
        outdone: .init(file: "logs/a.json", offset: 120, count: 3, end: nil),
        standing: .init(
          file: "logs/b.csv", offset: 9_000, count: 5, end: Timestamp("2026-03-02T08:20:00Z")!))
    ], store: "perimetry.db")

  static let verification = Report.verification(
    [
      CoverVerdict(
        profile: main,
        checks: [
          .init(.question, fault: nil, figure: "4 sources, 1 barred addresses"),
          .init(.exposure, fault: "198.51.100.0/28 opens 14", figure: "14"),
        ]),
      CoverVerdict(
        profile: other,
        checks: CoverVerdict.Aspect.allCases.map { .init($0, fault: nil, figure: "3 points") }),
    ], of: "rules.json", options: .init(), scope: scope())

  static let rejects = Report.rejects(
    [
      KeptReject(
        file: "logs/y=2026/PT1H.json", offset: 1_048_576, length: 9_000,
        reason: "not valid JSON: the text has no end",
        raw: Array(
          "{\"time\":\"2026-03-02T08:00:00Z\u{1B}[31m\",\"category\":\"NspPublicInbound\",".utf8)),
      KeptReject(
        file: "=a.json", offset: 0, length: 3, reason: "not a JSON object", raw: [0x22, 0xFF, 0x22]),
    ], store: "perimetry.db")

  /// Every kind of report by the name of its golden files.
  static let reports: [(name: String, report: Report)] = {
    var filtered = scope()
    filtered.filter.direction = .inbound
    filtered.filter.resource = "acctdata"
    return [
      ("ingest", .ingest(summary)),
      ("coverage", .coverage(fullCoverage, scope: scope())),
      ("coverage-blind", .coverage(blind, scope: scope(blind))),
      ("flows", .flows(assessments, scope: filtered)),
      ("denied", .denied(denials, scope: scope())),
      ("denied-nothing", .denied(nothingDenied, scope: scope(inboundOnly))),
      (
        "recommendation",
        .recommendation(recommendation, ruleSet: ruleSet, evidence: evidence, scope: scope())
      ),
      (
        "recommendation-nothing",
        .recommendation(
          nothingProposed, ruleSet: RuleSet(profiles: []), evidence: [:], scope: scope(blind))
      ),
      (
        "recommendation-beside",
        .recommendation(
          besides, ruleSet: rulesBeside, evidence: evidence, scope: scope(), isDetailed: true)
      ),
      ("frontier", .frontier(recommendation, scope: scope())),
      ("verification", verification), ("simulation", simulationReport),
      ("readiness", readinessReport), ("readiness-nothing", readinessOfNothing),
      ("comparison", .comparison(comparison, a: "current.json", b: "rules.json")),
      ("explanation", .explanation(explanation, scope: scope())),
      ("rejects", rejects), ("conflicts", conflicts), ("merge", merge),
      ("query", query), ("answer", answer), ("questions", .questions(questions)),
      ("self-check", selfCheck),
      ("shapes", .shapes(ExportShape.allCases)),
      ("analysis", analysis(coverage: fullCoverage)),
      (
        "analysis-nothing",
        analysis(
          coverage: inboundOnly, denials: nothingDenied, recommendation: nothingProposed)
      ),
    ] + driftReports + [
      ("hygiene", hygieneReport), ("reconciliation", reconciliation),
      ("reconciliation-nothing", reconciliationNothing), ("runs", runs),
      ("pruning", pruning), ("pruning-planned", pruningPlanned),
    ]
  }()
}
