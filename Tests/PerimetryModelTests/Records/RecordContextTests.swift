import PerimetryModel
import Testing

@Suite("The context of a record")
struct RecordContextTests {
  private func context(_ category: String, _ values: [RecordField: String]) -> RecordContext {
    var context = RecordContext(category: RecordCategory(exported: category))
    for (field, value) in values { context[field] = value }
    return context
  }

  @Test("takes the source address, else the source resource, else the app as inbound peer")
  func inboundPeer() {
    var values: [RecordField: String] = [
      .sourceAddress: "203.0.113.7", .sourceResource: "/subscriptions/x", .sourceAppID: "app",
      .destinationFQDN: "api.example.com",
    ]
    let category = "NspPublicInboundResourceRulesAllowed"
    #expect(context(category, values).peer == .address(.v4(0xCB00_7107)))
    values[.sourceAddress] = nil
    #expect(context(category, values).peer == .resource(ResourceID("/subscriptions/x")))
    values[.sourceResource] = nil
    #expect(context(category, values).peer == .app("app"))
    values[.sourceAppID] = nil
    #expect(context(category, values).peer == Peer.none)
    values[.sourceAddress] = "somewhere"
    #expect(context(category, values).peer == .unreadable("somewhere"))
  }

  @Test("takes the domain name, else the destination resource as outbound peer")
  func outboundPeer() {
    var values: [RecordField: String] = [
      .destinationFQDN: "api.example.com", .destinationResource: "/subscriptions/x",
      .sourceAddress: "203.0.113.7",
    ]
    let category = "NspPublicOutboundResourceRulesAllowed"
    #expect(context(category, values).peer.text == "api.example.com")
    values[.destinationFQDN] = nil
    #expect(context(category, values).peer.kind == .resource)
    values[.destinationResource] = nil
    #expect(context(category, values).peer == Peer.none)
  }

  @Test("of an unknown category goes the way its columns say")
  func direction() {
    let out: [RecordField: String] = [.destinationFQDN: "api.example.com"]
    #expect(context("NspNew", out).direction == .outbound)
    #expect(context("NspNew", [.sourceAddress: "203.0.113.7"]).direction == .inbound)
    #expect(context("NspNew", [:]).direction == .inbound)
    #expect(context("NspNew", [.resultDirection: "Outbound"]).direction == .outbound)
    #expect(
      context("NspNew", out.merging([.resultDirection: "Inbound"]) { $1 }).direction == .inbound)
  }

  @Test("takes the protocol of the peer's side, and sees a service endpoint in the parameters")
  func attributes() {
    let values: [RecordField: String] = [
      .sourceProtocol: "HTTPS:TCP", .destinationProtocol: "TDS:TCP",
      .sourceParameters: "{ServiceEndpointIP: x}",
    ]
    #expect(context("NspPrivateInboundAllowed", values).networkProtocol == "HTTPS:TCP")
    #expect(context("NspOutboundAttempt", values).networkProtocol == "TDS:TCP")
    #expect(context("NspOutboundAttempt", [.sourceProtocol: "a"]).networkProtocol == "a")
    #expect(context("NspPrivateInboundAllowed", values).usesServiceEndpoint)
    #expect(!context("NspPrivateInboundAllowed", [:]).usesServiceEndpoint)
  }

  @Test("has no empty columns")
  func empty() {
    var context = RecordContext(category: .known(.outboundAttempt))
    context[.profile] = ""
    #expect(context[.profile] == nil)
    #expect(context == RecordContext(category: .known(.outboundAttempt)))
  }
}
