import PerimetryModel
import TestSupport
import Testing

@Suite("The order of peers and flows")
struct OrderTests {
  private static func peer(_ random: inout SeededRandom) -> Peer {
    let texts = ["", "a.example", "b.example", "203.0.113.7", "/subscriptions/x", "(none)"]
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .address(.v4(UInt32.random(in: 0..<3, using: &random)))
    case 1: .address(.v6(UInt128.random(in: 0..<3, using: &random)))
    case 2: DomainName(random.one(of: texts)).map(Peer.domain) ?? .none
    case 3: .resource(ResourceID(random.one(of: texts)))
    case 4: .app(random.one(of: texts))
    default: random.one(of: [.unreadable(random.one(of: texts)), .none])
    }
  }

  private static func flow(_ random: inout SeededRandom) -> FlowKey {
    let optional: [String?] = [nil, "", "a", "b"]
    return FlowKey(
      profile: ProfileKey(
        perimeter: ResourceID(random.one(of: ["", "p"])), name: random.one(of: ["", "x"])),
      resource: ResourceID(random.one(of: ["", "r"])),
      direction: random.one(of: [.inbound, .outbound]),
      category: RecordCategory(exported: random.one(of: ["NspOutboundAttempt", "new"])),
      peer: random.one(of: [.none, .app("a")]),
      sourceResource: random.one(of: optional).map(ResourceID.init),
      matchedRule: random.one(of: optional),
      rulesVersion: random.one(of: optional).map(RulesVersion.init),
      networkProtocol: random.one(of: optional), usesServiceEndpoint: Bool.random(using: &random))
  }

  private static func breaksLaw<T: Comparable>(_ a: T, _ b: T, _ c: T) -> String? {
    if [a < b, b < a, a == b].filter({ $0 }).count != 1 { return "not exactly one of <, >, ==" }
    if a < b && b < c && !(a < c) { return "not transitive" }
    return a < a ? "not irreflexive" : nil
  }

  @Test("is strict and total for peers")
  func peers() {
    for seed in 1...20_000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let (a, b, c) = (Self.peer(&random), Self.peer(&random), Self.peer(&random))
      guard let fault = Self.breaksLaw(a, b, c) else { continue }
      Issue.record("seed \(seed): \(fault): \(a), \(b), \(c)")
      return
    }
  }

  @Test("is strict and total for flows")
  func flows() {
    for seed in 1...20_000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let base = Self.flow(&random)
      // Neighbours, so that comparisons reach the last attributes.
      let other = Self.flow(&random)
      func neighbour(
        _ sourceResource: ResourceID?, _ matchedRule: String?, _ networkProtocol: String?
      ) -> FlowKey {
        FlowKey(
          place: base.place, peer: base.peer, sourceResource: sourceResource,
          manner: FlowManner(
            matchedRule: matchedRule, rulesVersion: base.rulesVersion,
            networkProtocol: networkProtocol, usesServiceEndpoint: base.usesServiceEndpoint))
      }
      let a = neighbour(base.sourceResource, other.matchedRule, base.networkProtocol)
      let b = neighbour(other.sourceResource, base.matchedRule, other.networkProtocol)
      guard let fault = Self.breaksLaw(a, b, random.one(of: [base, other])) else { continue }
      Issue.record("seed \(seed): \(fault): \(a), \(b)")
      return
    }
  }

  @Test("reads a peer back from its kind and text")
  func peerRoundTrip() {
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let peer = Self.peer(&random)
      #expect(Peer(kind: peer.kind, text: peer.text) == peer, "seed \(seed): \(peer)")
    }
    #expect(Peer(kind: .address, text: "x") == .unreadable("x"))
    #expect(Peer(kind: .domain, text: "x") == .unreadable("x"))
  }

  @Test("puts addresses first and no peer last")
  func kinds() {
    let peers: [Peer] = [
      .none, .unreadable("a"), .app("a"), .resource(ResourceID("a")), .address(.v6(0)),
      .address(.v4(2)), .address(.v4(1)),
    ]
    #expect(peers.sorted() == peers.reversed())
  }
}
