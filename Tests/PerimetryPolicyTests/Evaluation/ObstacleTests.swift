import PerimetryModel
import PerimetryPolicy
import Testing

@Suite struct ObstacleTests {
  private func obstacle(_ flow: Flow) -> Obstacle? {
    Obstacle(standingInTheWayOf: Enforcement(history: []).assess(flow))
  }

  private func inbound(_ peer: Peer) -> Obstacle? { obstacle(.sample(from: peer)) }

  private func outbound(_ peer: Peer, from resource: ResourceID = Sample.database) -> Obstacle? {
    obstacle(.sample(.publicOutboundResourceRulesAllowed, from: peer, to: resource))
  }

  @Test func `inbound, only a public address is matched by a prefix`() {
    #expect(inbound(Sample.peer("198.51.100.7")) == nil)
    #expect(inbound(Sample.peer("20.1.2.3")) == nil)
    #expect(inbound(Sample.peer("2603:1020::7")) == nil)
    #expect(inbound(Sample.peer("10.0.0.4")) == .privateSource)
    #expect(inbound(Sample.peer("100.64.1.1")) == .privateSource)
    #expect(inbound(Sample.peer("fd00::1")) == .privateSource)
    #expect(inbound(.unreadable("300.1.2.3")) == .unreadableSource)
    #expect(inbound(.resource(Sample.caller(1))) == .noSource)
    #expect(inbound(.app("app")) == .noSource)
    #expect(inbound(.none) == .noSource)
  }

  @Test func `outbound, only a domain name can be allowed`() {
    #expect(outbound(Sample.peer("api.example.com")) == nil)
    #expect(outbound(.unreadable("10.0.0.1")) == .unreadableDestination)
    #expect(outbound(.resource(Sample.storage)) == .noDestinationName)
    #expect(outbound(.none) == .noDestinationName)
    #expect(outbound(Sample.peer("api.example.com"), from: Sample.vault) == .keyVaultOutbound)
    #expect(outbound(.none, from: Sample.vault) == .keyVaultOutbound)
  }

  @Test func `a key vault can be reached like anything else`() {
    #expect(obstacle(.sample(from: Sample.peer("198.51.100.7"), to: Sample.vault)) == nil)
  }

  @Test func `a service endpoint hides the address, whatever it is`() {
    for peer in [Sample.peer("198.51.100.7"), Sample.peer("10.0.0.4"), .none] {
      #expect(obstacle(.sample(from: peer, serviceEndpoint: true)) == .serviceEndpoint)
    }
  }

  @Test func `the protocol outweighs everything else`() {
    let flow = Flow.sample(
      from: Sample.peer("10.0.0.4"), to: Sample.storage, over: "SMB:TCP", serviceEndpoint: true)
    #expect(obstacle(flow) == .unsupportedProtocol)
  }

  @Test func `nothing stands in the way of what is not denied`() {
    #expect(obstacle(.sample(.privateInboundAllowed, from: Sample.peer("10.0.0.4"))) == nil)
  }
}
