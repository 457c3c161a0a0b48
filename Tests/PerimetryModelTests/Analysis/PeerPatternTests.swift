import PerimetryModel
import Testing

@Suite("A pattern for peers")
struct PeerPatternTests {
  private static let account =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg"
    + "/providers/microsoft.storage/storageaccounts/acct"

  private static let peers: [String: Peer] = [
    "v4": .address(.v4(0xCB00_7107)), "v6": .address(.v6(0x2001_0DB8 << 96 | 1)),
    "name": DomainName("api.example.com").map(Peer.domain) ?? .none,
    "deeper": DomainName("v1.api.example.com").map(Peer.domain) ?? .none,
    "resource": .resource(ResourceID(account)), "app": .app("APP-1"), "none": .none,
    "unreadable": .unreadable("Some Where"), "address as a name": .unreadable("203.0.113.7:443"),
    "name as an address": .unreadable("api.example.com"),
  ]

  @Test(
    "matches what a person means by it",
    arguments: [
      ("203.0.113.7", ["v4", "address as a name"]),
      ("203.0.113.0/24", ["v4", "address as a name"]),
      ("0.0.0.0/0", ["v4", "address as a name"]), ("203.0.114.0/24", []),
      ("::/0", ["v6"]), ("2001:DB8::1", ["v6"]),
      ("API.example.com.", ["name", "name as an address"]),
      ("https://api.example.com/", ["name", "name as an address"]),
      ("*.example.com", ["name", "deeper", "name as an address"]),
      ("*.api.example.com", ["deeper"]),
      ("example.com", []), (account.uppercased(), ["resource"]), (account + "/", ["resource"]),
      ("ACCT", ["resource"]), ("app-1", ["app"]), ("(none)", ["none"]),
      ("some where", ["unreadable"]), ("", []),
    ])
  func matching(text: String, expected: [String]) {
    let pattern = PeerPattern(text)
    #expect(Self.peers.filter { pattern.matches($0.value) }.keys.sorted() == expected.sorted())
  }
}
