import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct CureTests {
  private let peer = Sample.peer("198.51.100.7")

  /// What becomes of a flow blocked under a version when a rule let the same peer through under
  /// others.
  private func cure(of version: String?, by versions: [String?]) -> String? {
    let blocked = Flow.sample(from: peer, version: version)
    let allowed = versions.map {
      Flow.sample(.publicInboundPerimeterRulesAllowed, from: peer, version: $0)
    }
    return cure(of: blocked, by: allowed)
  }

  private func cure(of blocked: Flow, by allowed: [Flow]) -> String? {
    let assessment = Enforcement(history: allowed + [blocked]).assess(blocked)
    guard case .cured(let version) = assessment.cause else {
      #expect(assessment.verdict == .wouldBeDenied)
      return nil
    }
    #expect(assessment.verdict == .allowedByRule)
    return version.text
  }

  @Test func `a strictly newer version cures, by number and not by text`() {
    #expect(cure(of: "3", by: ["4"]) == "4")
    #expect(cure(of: "9", by: ["10"]) == "10")
    #expect(cure(of: "10", by: ["9"]) == nil)
    #expect(cure(of: "0", by: ["1"]) == "1")
  }

  @Test func `the smallest curing version is named, in whatever order they come`() {
    #expect(cure(of: "3", by: ["12", "3", "5", "2", "7"]) == "5")
    #expect(cure(of: "3", by: ["5", "12", "7"]) == "5")
    #expect(cure(of: "3", by: ["5", "05"]) == "05")
  }

  @Test func `at the same or an older version the record stands`() {
    #expect(cure(of: "3", by: ["3"]) == nil)
    #expect(cure(of: "3", by: ["03"]) == nil)
    #expect(cure(of: "3", by: ["2"]) == nil)
  }

  @Test func `what is no number never cures and is never cured`() {
    #expect(cure(of: "", by: ["4"]) == nil)
    #expect(cure(of: nil, by: ["4"]) == nil)
    #expect(cure(of: "3", by: ["", nil]) == nil)
    #expect(cure(of: "a", by: ["b"]) == nil)
    #expect(cure(of: "3", by: ["v4"]) == nil)
  }

  @Test func `only the same conversation cures`() {
    let blocked = Flow.sample(from: peer)
    let rule = LogCategory.publicInboundPerimeterRulesAllowed
    let elsewhere = [
      Flow.sample(rule, from: peer, to: Sample.vault, version: "4"),
      Flow.sample(rule, from: peer, profile: Sample.otherProfile, version: "4"),
      Flow.sample(rule, from: Sample.peer("198.51.100.8"), version: "4"),
      Flow.sample(.publicOutboundPerimeterRulesAllowed, from: peer, version: "4"),
    ]
    for flow in elsewhere { #expect(cure(of: blocked, by: [flow]) == nil, "\(flow.key)") }
  }

  @Test func `only an access rule cures`() {
    let others: [LogCategory] = [
      .publicInboundResourceRulesAllowed, .intraPerimeterInboundAllowed,
      .privateInboundAllowed, .inboundAccessAllowed, .publicInboundPerimeterRulesDenied,
    ]
    for category in others {
      let flow = Flow.sample(category, from: peer, version: "4", rule: "other")
      #expect(cure(of: .sample(from: peer), by: [flow]) == nil, "\(category)")
    }
  }

  @Test func `other attributes of the flow do not matter`() {
    let allowed = Flow.sample(
      .publicInboundPerimeterRulesAllowed, from: peer, version: "4", over: "TDS:TCP",
      sourceResource: Sample.caller(2), rule: "my-rule")
    #expect(cure(of: .sample(from: peer), by: [allowed]) == "4")
  }

  @Test func `outbound is cured by an outbound rule`() {
    let name = Sample.peer("api.example.com")
    #expect(
      cure(
        of: .sample(.publicOutboundResourceRulesAllowed, from: name),
        by: [.sample(.publicOutboundPerimeterRulesAllowed, from: name, version: "4")]) == "4")
  }

  @Test func `no peer is not the same peer`() {
    #expect(
      cure(
        of: .sample(from: .none),
        by: [.sample(.publicInboundPerimeterRulesAllowed, from: .none, version: "4")]) == nil)
  }

  @Test func `already denied traffic stays denied`() {
    let denied = Flow.sample(.publicInboundResourceRulesDenied, from: peer)
    let allowed = Flow.sample(.publicInboundPerimeterRulesAllowed, from: peer, version: "4")
    #expect(Enforcement(history: [allowed]).assess([denied]).map(\.verdict) == [.alreadyDenied])
  }
}
