import PerimetryModel
import Testing

@Suite struct RemedyTests {
  private static let guid = "11111111-2222-4333-8444-555555555555"

  private static func id(_ path: String) -> ResourceID {
    ResourceID("/subscriptions/\(guid)/resourceGroups/rg/providers/\(path)")
  }

  private static let vault = id("Microsoft.KeyVault/vaults/kv")
  private static let search = id("Microsoft.Search/searchServices/srch")
  private static let site = id("Microsoft.Web/sites/app")

  private func lines(
    _ peer: Peer, from sources: [ResourceID] = [], namesEverySource: Bool = true,
    serviceEndpoint: Bool = false, _ direction: Direction = .inbound, _ obstacle: Obstacle? = nil
  ) -> [String] {
    let time = Day(number: 20_000).start
    let summary = PeerSummary(
      peer: peer,
      tally: Tally(
        events: 1, records: 1, firstSeen: time, lastSeen: time, days: DaySet([Day(number: 20_000)])),
      resources: [RemedyTests.vault], subscriptions: sources.compactMap(\.subscription),
      sources: sources, namesEverySource: namesEverySource && !sources.isEmpty,
      usesServiceEndpoint: serviceEndpoint)
    let part = Recommendation.Part(
      profile: ProfileKey(perimeter: ResourceID(""), name: "p"), direction: direction)
    let use = ServiceTagUse(ServiceTags(cloud: "Public", changeNumber: 1, tags: []))
    return summary.remedies(part, obstacle: obstacle, use).map {
      "\($0.kind.rawValue)=\($0.possibility.rawValue) \($0.reason.rawValue)"
    }
  }

  private func address(_ text: String) throws -> Peer {
    .address(try #require(IPAddress(text)))
  }

  @Test func `a public address may have a prefix, whatever else it may have`() throws {
    #expect(
      lines(try address("198.51.100.1")) == [
        "prefix=yes public-address", "subscription=unknown source-unknown",
        "service-tag=no in-no-tag", "associate=unknown source-unknown",
        "perimeter-link=unknown source-unknown", "private-endpoint=unknown network",
      ])
  }

  @Test func `a known caller may join the perimeter if perimeters take its kind`() throws {
    let joining = lines(try address("198.51.100.1"), from: [RemedyTests.search])
    #expect(joining.contains("associate=yes source-onboarded"))
    #expect(joining.contains("perimeter-link=unknown source-onboarded"))
    #expect(joining.contains("subscription=yes sources-known"))
    let other = lines(try address("198.51.100.1"), from: [RemedyTests.site])
    #expect(other.contains("associate=no source-not-onboarded"))
    let mixed = lines(
      try address("198.51.100.1"), from: [RemedyTests.search], namesEverySource: false)
    #expect(mixed.contains("associate=unknown some-sources-known"))
    #expect(mixed.contains("subscription=unknown some-sources-known"))
  }

  @Test func `a private source has a private endpoint and no address that counts`() throws {
    let lines = lines(try address("10.0.0.4"))
    #expect(lines.contains("prefix=no private-address"))
    #expect(lines.contains("service-tag=no private-address"))
    #expect(lines.contains("private-endpoint=yes private-address"))
    let endpoint = self.lines(try address("198.51.100.1"), serviceEndpoint: true)
    #expect(endpoint.contains("prefix=no service-endpoint"))
    #expect(endpoint.contains("private-endpoint=yes service-endpoint"))
  }

  @Test func `no rule carries another protocol to storage`() throws {
    let lines = lines(
      try address("198.51.100.1"), from: [RemedyTests.search], .inbound, .unsupportedProtocol)
    #expect(lines.count == 6)
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix("=no unsupported-protocol") })
  }

  @Test func `out go names, but not from a key vault`() throws {
    let name = Peer.domain(try #require(DomainName("api.example.com")))
    #expect(lines(name, .outbound).first == "fqdn=yes named")
    #expect(lines(name, .outbound, .keyVaultOutbound) == ["fqdn=no key-vault-outbound"])
    #expect(
      lines(.resource(RemedyTests.search), .outbound, .noDestinationName) == [
        "fqdn=no no-name", "associate=yes destination-onboarded",
        "perimeter-link=unknown destination-onboarded",
      ])
  }
}
