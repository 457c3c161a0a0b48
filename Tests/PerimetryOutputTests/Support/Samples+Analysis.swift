import PerimetryModel
import PerimetryOutput

extension Samples {
  static let guid = SubscriptionID("11111111-1111-1111-1111-111111111111")!

  static let recommendation: Recommendation = {
    var inbound = Recommendation.Part(profile: main, direction: .inbound)
    let seven = judged(
      peer(address("198.51.100.7"), tally(9000, 320), reference: reference(1)),
      [.days: 3, .events: 9000, .lastSeen: 0, .fanOut: 2, .deniedShare: 0, .deniedNeighbours: 1])
    let nine = peer(
      address("198.51.100.9"), tally(2100, 48), [search, storage], subscriptions: [guid],
      reference: reference(2))
    let six = judged(
      peer(address("2001:db8:1::5"), tally(45, 3), [storage], reference: reference(3)),
      [.days: 1, .events: 45, .lastSeen: 4, .fanOut: 1])
    inbound.candidates = [
      Candidate(
        element: prefix("198.51.100.0/28"), peers: [seven, nine], tally: tally(11_100, 368),
        resources: [search, storage], exposure: Exposure(ipv4Addresses: 14)),
      Candidate(
        element: prefix("2001:db8:1::/64"), peers: [six], tally: tally(45, 3),
        resources: [storage], exposure: Exposure(ipv6Addresses: UInt128(1) << 64 - 1),
        notes: [.subscriptionPossible]),
    ]
    inbound.withheld = [
      judged(
        peer(address("203.0.113.9"), tally(700, 9), reference: reference(4)),
        [.lateBurst: 93, .deniedShare: 62, .days: 1, .events: 700])
    ]
    inbound.elementsNeeded = 203
    inbound.frontier = [
      FrontierPoint(elements: 0, leftOut: 4),
      FrontierPoint(elements: 1, leftOut: 2, exposure: 14),
      FrontierPoint(
        elements: 2, leftOut: 1, exposure: 14, ipv6Addresses: UInt128(1) << 64 - 1),
    ]
    inbound.chosen = 2
    inbound.leftOut = [peer(address("203.0.113.80"), tally(300, 7), reference: reference(4))]
    inbound.incurable = [
      IncurablePeer(
        obstacle: .unsupportedProtocol,
        summary: peer(address("198.51.100.7"), tally(60, 2), reference: reference(5))),
      IncurablePeer(
        obstacle: .privateSource,
        summary: peer(
          address("10.1.2.3"), tally(840, 21), rules: ["VNet rule"], reference: reference(6))),
    ]
    inbound.exposure = Exposure(ipv4Addresses: 14, ipv6Addresses: UInt128(1) << 64 - 1)
    var outbound = Recommendation.Part(profile: other, direction: .outbound)
    outbound.candidates = [
      Candidate(
        element: domain("api.example.com"),
        peers: [peer(.domain(DomainName("api.example.com")!), tally(12, 2), [search], rules: [])],
        tally: tally(12, 2), resources: [search], notes: [.alsoRefused])
    ]
    outbound.elementsNeeded = 1
    outbound.frontier = [
      FrontierPoint(elements: 0, leftOut: 1), FrontierPoint(elements: 1, leftOut: 0),
    ]
    outbound.chosen = 1
    return Recommendation(options: .init(), parts: [inbound, outbound])
  }()

  private static func judged(_ peer: PeerSummary, _ values: [Gate: Int64]) -> PeerSummary {
    var peer = peer
    for (gate, value) in values { peer.gates[gate] = value }
    return peer
  }

  static let ruleSet = RuleSet(profiles: [
    .init(
      key: main,
      rules: [
        AccessRule(
          name: RuleName("perimetry-inbound-prefixes")!,
          elements: [prefix("198.51.100.0/28"), prefix("2001:db8:1::/64")])!
      ]),
    .init(
      key: other,
      rules: [
        AccessRule(
          name: RuleName("perimetry-outbound-fqdns")!, elements: [domain("api.example.com")])!
      ]),
  ])

  static let denials: Denials = {
    func row(
      _ group: String, _ tally: Tally, _ resources: Int = 1, _ rules: [String] = ["IP firewall"],
      _ obstacles: [Obstacle] = []
    ) -> Denials.Row {
      .init(
        profile: main, direction: .inbound, group: group, tally: tally, peers: 1,
        resources: resources, matchedRules: rules, obstacles: obstacles)
    }
    var outbound = row("api.example.com", tally(12, 2), 1, [])
    outbound.profile = other
    outbound.direction = .outbound
    return Denials(
      grouping: .peer,
      rows: [
        row("198.51.100.7", tally(9060, 322), 1, ["IP firewall"], [.unsupportedProtocol]),
        row("198.51.100.9", tally(2100, 48), 2),
        row("10.1.2.3", tally(840, 21), 1, ["VNet rule"], [.privateSource]),
        row("203.0.113.80", tally(300, 7)), row("2001:db8:1::5", tally(45, 3)), outbound,
      ], total: tally(12_357, 403), cured: tally(250, 10),
      eventsByVerdict: [
        .wouldBeDenied: 12_357, .alreadyDenied: 77, .allowedByRule: 50_250, .unaffected: 3000,
        .unknown: 4,
      ])
  }()

  static let nothingDenied = Denials(
    grouping: .peer, rows: [], total: nil, cured: nil, eventsByVerdict: [.allowedByRule: 10])

  static let nothingProposed = Recommendation(options: .init(), parts: [])
}
