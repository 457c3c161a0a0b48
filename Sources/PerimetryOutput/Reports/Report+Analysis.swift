import PerimetryModel

extension Report {
  /// The whole story on one page: verdict, coverage, blockers, what no rule cures, what to allow, what is left out,
  /// what to do next. Not one table: CSV is refused.
  public static func analysis(
    summary: IngestSummary, coverage: Coverage, denials: Denials, recommendation: Recommendation,
    ruleSet: RuleSet, evidence: [RecordReference: Evidence], scope: ReportScope
  ) -> Report {
    var scope = scope
    scope.coverage = coverage
    let page = AnalysisPage(
      summary: summary, coverage: coverage, denials: denials, recommendation: recommendation,
      scope: scope)
    return Report(
      title: "What enforcement would deny", sections: page.sections, table: nil,
      payload: Payload(report: "analysis") { [scope] in
        [
          "scope": scope.json, "ingest": summary.json,
          "coverage": coverage.json(filter: scope.filter), "denied": denials.json,
          "recommendation": RuleSetDocument(
            recommendation, ruleSet: ruleSet, evidence: evidence, scope: scope
          ).json,
        ]
      })
  }
}
