import PerimetryModel
import PerimetryPolicy
import Testing

/// The table of domain.md §1.2, written out by hand.
@Suite struct VerdictTests {
  static let table: [(name: String, verdict: Verdict)] = [
    ("NspPublicInboundPerimeterRulesAllowed", .allowedByRule),
    ("NspPublicInboundPerimeterRulesDenied", .alreadyDenied),
    ("NspPublicOutboundPerimeterRulesAllowed", .allowedByRule),
    ("NspPublicOutboundPerimeterRulesDenied", .alreadyDenied),
    ("NspPublicInboundResourceRulesAllowed", .wouldBeDenied),
    ("NspPublicInboundResourceRulesDenied", .alreadyDenied),
    ("NspPublicOutboundResourceRulesAllowed", .wouldBeDenied),
    ("NspPublicOutboundResourceRulesDenied", .alreadyDenied),
    ("NspIntraPerimeterInboundAllowed", .unaffected),
    ("NspCrossPerimeterInboundAllowed", .unaffected),
    ("NspCrossPerimeterOutboundAllowed", .unaffected),
    ("NspPrivateInboundAllowed", .unaffected),
    ("NspOutboundAttempt", .undecided),
    ("NspIntraPerimeterOutboundAllowed", .unaffected),
    ("NSPInboundAccessAllowed", .unknown),
    ("NSPInboundAccessDenied", .unknown),
    ("NSPOutboundAccessAllowed", .unknown),
    ("NSPOutboundAccessDenied", .unknown),
  ]

  @Test func `holds every known category`() {
    #expect(Set(VerdictTests.table.map(\.name)) == Set(LogCategory.allCases.map(\.rawValue)))
  }

  @Test(arguments: VerdictTests.table)
  func `each category has its verdict`(row: (name: String, verdict: Verdict)) throws {
    let category = try #require(LogCategory(rawValue: row.name))
    let flow = Flow.sample(category, from: Sample.peer("198.51.100.7"))
    let assessment = Enforcement(history: []).assess(flow)
    #expect(assessment == Assessment(flow: flow, verdict: row.verdict, cause: .category))
  }

  @Test func `an unknown category is unknown`() {
    var flow = Flow.sample(from: Sample.peer("198.51.100.7"))
    flow.key = flow.key.moved(as: .unknown("NspSomethingNew"))
    #expect(Enforcement(history: []).assess(flow).verdict == .unknown)
  }
}
