import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct StorageProtocolTests {
  private let peer = Sample.peer("198.51.100.7")

  private func assess(
    _ category: LogCategory, over name: String?, to resource: ResourceID = Sample.storage,
    history: [Flow] = []
  ) -> Assessment {
    Enforcement(history: history).assess(
      .sample(category, from: peer, to: resource, over: name))
  }

  @Test(arguments: ["SMB:TCP", "smb", "NFS:TCP", "SFTP:TCP", "HTTP:TCP", "nfs:udp"])
  func `storage over anything but HTTPS would be denied`(name: String) {
    for category in [
      LogCategory.publicInboundResourceRulesAllowed, .publicInboundPerimeterRulesAllowed,
    ] {
      let assessment = assess(category, over: name)
      #expect(assessment.verdict == .wouldBeDenied)
      #expect(assessment.cause == .unsupportedProtocol)
    }
  }

  @Test(arguments: [nil, "", "HTTPS:TCP", "https", "Https:tcp", "TCP", "udp", ":TCP"])
  func `what may be HTTPS is left to the category`(name: String?) {
    #expect(assess(.publicInboundPerimeterRulesAllowed, over: name).verdict == .allowedByRule)
    #expect(assess(.publicInboundResourceRulesAllowed, over: name).cause == .category)
  }

  @Test func `no newer version cures it`() {
    let allowed = Flow.sample(
      .publicInboundPerimeterRulesAllowed, from: peer, to: Sample.storage, version: "9")
    let assessment = assess(
      .publicInboundResourceRulesAllowed, over: "SMB:TCP", history: [allowed])
    #expect(assessment.cause == .unsupportedProtocol)
  }

  @Test func `other services and other categories are not touched`() {
    let other = assess(
      .publicInboundPerimeterRulesAllowed, over: "TDS:TCP", to: Sample.database)
    #expect(other.verdict == .allowedByRule)
    #expect(assess(.privateInboundAllowed, over: "SMB:TCP").verdict == .unaffected)
    #expect(assess(.publicInboundResourceRulesDenied, over: "SMB:TCP").verdict == .alreadyDenied)
  }
}
