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
    #expect(PeerPattern.mistake(in: text) == nil)
  }

  @Test(
    "has one text for all spellings of the same peers",
    arguments: [
      ("198.51.100.17/32", "198.51.100.17"), ("198.51.100.0/24", "198.51.100.0/24"),
      ("2001:DB8:100:1:0::5", "2001:db8:100:1::5"), ("2001:DB8::/32", "2001:db8::/32"),
      ("0.0.0.0/0", "0.0.0.0/0"), ("FEEDS.example.COM.", "feeds.example.com"),
      ("*.Example.com", "*.example.com"), (account.uppercased() + "/", account), ("ACCT", "acct"),
      ("(none)", "(none)"),
    ])
  func canonical(text: String, canonical: String) {
    #expect(PeerPattern(text).canonical == canonical)
    #expect(PeerPattern(canonical) == PeerPattern(text) || text.hasSuffix("/"))
    #expect(PeerPattern(canonical).canonical == canonical)
  }

  @Test(
    "knows what plainly tries to be an address or a prefix and is none",
    arguments: [
      ("198.51.100.300", .noAddress), ("10.0.0.", .noAddress), ("10.0.0", .noAddress),
      ("1.2.3.4.5", .noAddress), ("2001:db8::1::2", .noAddress), ("2001:db8:0:1", .noAddress),
      ("::ffff:198.51.100.300", .noAddress), ("198.51.100.0/40", .noPrefix), ("10/8", .noPrefix),
      ("10.0.0/24", .noPrefix), ("2001:db8::/129", .noPrefix),
      ("198.51.100.0/99999999999999999999", .noPrefix),
      ("198.51.100.7/24", .hostBits(network: prefix("198.51.100.0/24"))),
      ("2001:db8::7/32", .hostBits(network: prefix("2001:db8::/32"))),
    ] as [(String, PeerPattern.Mistake)])
  func mistakes(text: String, mistake: PeerPattern.Mistake) {
    #expect(PeerPattern.mistake(in: text) == mistake)
  }

  @Test(
    "leaves every other text alone: it may have been exported so",
    arguments: [
      "", "10", "...", "some where", "not an address", "api", "api.example.com:x", "198.51.100.7/",
      "198.51.100.300/index.html", "198.51.100.7:99999999", "https://198.51.100.300/",
      "=cmd|' /C calc'!A0", "11111111-2222-4333-8444-555555555555", "fe80::1%", "[2001:db8::1",
    ])
  func possible(text: String) { #expect(PeerPattern.mistake(in: text) == nil) }

  private static func prefix(_ text: String) -> IPPrefix {
    guard let prefix = IPPrefix(text) else { preconditionFailure("\(text) is no prefix") }
    return prefix
  }
}
