import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct EvidenceTests {
  @Test(arguments: ReportFormat.allCases)
  func aReportNeedsNoOtherRecordsThanItSays(format: ReportFormat) throws {
    let recommendation = Samples.recommendation
    let named = recommendation.references(for: format)
    func rendered(_ evidence: [RecordReference: Evidence]) throws -> String {
      try Report.recommendation(
        recommendation, ruleSet: Samples.ruleSet, evidence: evidence, scope: Samples.scope(),
        isDetailed: true
      ).rendered(as: format, style: TextStyle(width: 80, color: false))
    }
    let few = try rendered(Samples.evidence.filter { named.contains($0.key) })
    #expect(try few == rendered(Samples.evidence))
    #expect(try few != rendered([:]))
  }

  @Test func peopleAreShownTheRecordsOfTenCandidatesAPart() {
    var recommendation = Samples.recommendation
    let index = recommendation.parts.firstIndex { !$0.candidates.isEmpty } ?? 0
    let one = recommendation.parts[index].candidates[0]
    recommendation.parts = [recommendation.parts[index]]
    recommendation.parts[0].candidates = Array(repeating: one, count: 30)
    #expect(recommendation.references(for: .text).count == 10)
    #expect(recommendation.references(for: .json).count >= 30)
  }
}
