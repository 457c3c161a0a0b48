import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct AnalysisTests {
  private func text(_ report: Report) throws -> String {
    // Wide enough that no sentence wraps.
    try report.rendered(as: .text, style: TextStyle(width: 400, color: false))
  }

  private func nothing(_ coverage: Coverage) -> Report {
    Samples.analysis(
      coverage: coverage, denials: Samples.nothingDenied, recommendation: Samples.nothingProposed)
  }

  @Test func noReportCallsAnythingSafe() throws {
    for report in Samples.reports.map(\.report) + [nothing(Samples.blind)] {
      for format in [ReportFormat.text, .markdown] {
        let output = try report.rendered(as: format, style: TextStyle(width: 80, color: false))
        let words = output.lowercased().split { !$0.isLetter }
        #expect(!words.contains("safe") && !words.contains("secure"), "\(report.title)")
      }
    }
  }

  @Test func theHeadlineCountsEventsAndPeers() throws {
    let lines = try text(Samples.analysis(coverage: Samples.fullCoverage)).split(separator: "\n")
    #expect(
      lines[1] == "12,357 events from 6 peers and to 1 destination would be denied once enforced.")
  }

  @Test(arguments: [
    (Samples.emptyCoverage, "Cannot tell: the store holds no record."),
    (Samples.blind, "Cannot tell what enforcement would deny"),
    (Samples.inboundOnly, "for outbound traffic they cannot tell"),
    (Samples.fullCoverage, "what was not logged, they cannot tell"),
  ])
  func silenceIsNoAllClear(coverage: Coverage, headline: String) throws {
    let lines = try text(nothing(coverage)).split(separator: "\n")
    #expect(lines[1].contains(headline), "\(lines[1])")
  }

  @Test func eachBlindDirectionIsNamed() throws {
    let both = try text(nothing(Samples.blind))
    #expect(both.contains("Cannot tell for inbound traffic"))
    #expect(both.contains("Cannot tell for outbound traffic"))
    let one = try text(nothing(Samples.inboundOnly))
    #expect(!one.contains("Cannot tell for inbound traffic"))
    #expect(one.contains("Cannot tell for outbound traffic"))
  }

  @Test func aSelectionIsJudgedByItsOwnResources() throws {
    // The store has the inbound category, but not for the search service.
    var scope = Samples.scope()
    scope.filter.resource = "srch-data"
    let denied = try text(.denied(Samples.nothingDenied, scope: scope))
    #expect(denied.contains("Cannot tell for inbound traffic"))
    scope.filter.resource = "acctdata"
    #expect(
      try !text(.denied(Samples.nothingDenied, scope: scope)).contains(
        "Cannot tell for inbound traffic"))
  }

  @Test func incurableTrafficComesBeforeCandidates() throws {
    let page = try text(Samples.analysis(coverage: Samples.fullCoverage))
    let cure = try #require(page.firstRange(of: "What no rule cures"))
    let allow = try #require(page.firstRange(of: "What to allow"))
    #expect(cure.lowerBound < allow.lowerBound)
  }

  @Test func exposureHasItsUnit() throws {
    let page = try text(Samples.analysis(coverage: Samples.fullCoverage))
    #expect(page.contains("14 unobserved IPv4 addresses + 0 unobserved IPv6 /64s"))
  }

  @Test func nextStepsSpeakAboutTheSameTraffic() throws {
    var scope = Samples.scope()
    scope.store = "my store.db"
    scope.filter.resource = "acct"
    var recommendation = Samples.recommendation
    recommendation.options.budget = 20
    let report = Report.analysis(
      summary: Samples.summary, coverage: Samples.fullCoverage, denials: Samples.denials,
      recommendation: recommendation, ruleSet: Samples.ruleSet, evidence: [:], scope: scope)
    #expect(
      try text(report).contains(
        "perimetry recommend --resource acct --budget 20 --format json --store 'my store.db' > rules.json"
      ))
  }

  @Test func aTemporaryStoreIsMadeLasting() throws {
    var scope = Samples.scope()
    scope.store = ""
    let report = Report.analysis(
      summary: Samples.summary, coverage: Samples.fullCoverage, denials: Samples.denials,
      recommendation: Samples.recommendation, ruleSet: Samples.ruleSet, evidence: [:], scope: scope)
    let page = try text(report)
    #expect(page.contains("perimetry ingest PATH --store perimetry.db"))
    #expect(page.contains("perimetry explain 198.51.100.7 --store perimetry.db"))
  }

  @Test func csvOfTheAnalysisNamesTheRemedy() {
    let error = #expect(throws: OutputError.self) {
      try Samples.analysis(coverage: Samples.fullCoverage).rendered(
        as: .csv, style: TextStyle(width: 80, color: false))
    }
    #expect(error?.description.contains("perimetry denied") ?? false)
  }
}
