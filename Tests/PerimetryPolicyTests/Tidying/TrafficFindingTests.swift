import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct TrafficFindingTests {
  private static func findings(
    _ flows: [Flow], of history: [Flow]? = nil
  ) -> [TrafficFinding] {
    Hygiene(of: ExistingRules(), flows: flows, history: history).traffic
  }

  private static func denied(_ peer: Peer, rule: String? = "DenyAll", events: Int64 = 1) -> Flow {
    .sample(
      .publicOutboundPerimeterRulesDenied, from: peer, events: events, rule: rule, key: events)
  }

  @Test func aCallToAMemberThatTheLogCallsDeniedIsAnArtefact() {
    let member = Flow.sample(from: Sample.peer("198.51.100.1"), to: Sample.storage)
    let name = Sample.peer("logs.blob.core.windows.net")
    let (byName, byID) = (Self.denied(name), Self.denied(.resource(Sample.storage), events: 2))
    let found = Self.findings([byName, byID, member])
    #expect(found.map(\.kind) == [.denyAllArtefact, .denyAllArtefact])
    #expect(found.map(\.peer) == [.resource(Sample.storage), name])
    #expect(found.allSatisfy { $0.reason == .destinationIsMember })
    #expect(found.allSatisfy { $0.others == [Sample.storage.text] })
    #expect(found.map(\.references) == [byID.references, byName.references])
    let larger = Self.denied(.resource(Sample.storage), events: 9)
    #expect(Self.findings([byID, larger, member]).map(\.references) == [larger.references])
    let allowed = Flow.sample(
      .intraPerimeterInboundAllowed, from: .none, to: Sample.storage,
      sourceResource: Sample.database)
    #expect(Self.findings([byID, allowed]).map(\.reason) == [.destinationAllowed])
    #expect(Self.findings([byID], of: [byID, allowed]).map(\.reason) == [.destinationAllowed])
    let secondary = Self.denied(Sample.peer("logs-secondary.table.core.windows.net"))
    #expect(Self.findings([secondary, member]).count == 1)
  }

  @Test(arguments: [
    "logs.vault.azure.net", "others.blob.core.windows.net", "logs.example.com",
    "x.logs.blob.core.windows.net", "db.database.windows.net",
  ])
  func whatMayBeSomebodyElseIsNoMember(name: String) {
    let member = Flow.sample(from: Sample.peer("198.51.100.1"), to: Sample.storage)
    #expect(Self.findings([Self.denied(Sample.peer(name)), member]).isEmpty)
  }

  @Test func otherRulesAndOtherPerimetersAreNoArtefact() {
    let member = Flow.sample(from: Sample.peer("198.51.100.1"), to: Sample.storage)
    for rule in ["DefaultDenyAll", "deny", nil] {
      #expect(
        Self.findings([Self.denied(.resource(Sample.storage), rule: rule), member]).isEmpty)
    }
    var stranger = member
    stranger.key = stranger.key.moved(
      to: ProfileKey(
        perimeter: ResourceID(Sample.profile.perimeter.text + "2"), name: "default"))
    #expect(Self.findings([Self.denied(.resource(Sample.storage)), stranger]).isEmpty)
  }

  @Test func aResourceThatMovedIsToldFromOneThatIsInTwo() {
    let other = ProfileKey(
      perimeter: ResourceID(Sample.profile.perimeter.text + "2"), name: "default")
    func flows(_ days: [Int32]) -> [Flow] {
      days.enumerated().map { number, day in
        .sample(
          from: Sample.peer("198.51.100.1"), profile: number == 1 ? other : Sample.profile,
          events: Int64(number + 1), day: day, key: Int64(number))
      }
    }
    let moved = Self.findings(flows([20_000, 20_001]))
    #expect(moved.map(\.reason) == [.inTurn, .inTurn] && moved.map(\.tally.events) == [1, 2])
    #expect(moved.map(\.others) == [[other.perimeter.text], [Sample.profile.perimeter.text]])
    #expect(Self.findings(flows([20_000, 20_001, 20_002])).map(\.reason) == [.atOnce, .atOnce])
    #expect(Self.findings(flows([20_000])).isEmpty)
  }

  /// Every peer that comes publicly, against a search of all pairs of flows.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func whatComesPastAPrivateEndpointIsWhatASearchFinds(seed: UInt64) {
    let world = ReplayWorld(seed: seed, flows: seed.isMultiple(of: 2) ? 400 : 12)
    func isEntry(_ flow: Flow) -> Bool { [1, 5].contains(flow.key.category.known?.position) }
    var expected: [String: (reason: TrafficFinding.Reason, events: Int64)] = [:]
    for flow in world.flows where isEntry(flow) {
      let mates = world.flows.filter { $0.key.resource == flow.key.resource }
      let hidden = mates.filter { $0.key.category.known?.position == 12 }
      let caller = flow.key.sourceResource
      var reason: TrafficFinding.Reason?
      if caller != nil, hidden.contains(where: { $0.key.sourceResource == caller }) {
        reason = .sameCaller
      } else if let id = caller?.subscription,
        hidden.contains(where: { $0.key.sourceResource?.subscription == id })
      {
        reason = .sameSubscription
      } else if !hidden.isEmpty,
        mates.filter(isEntry).allSatisfy({ $0.key.peer == flow.key.peer })
      {
        reason = .restIsPrivate
      }
      guard let reason else { continue }
      let name = "\(flow.key.profile.name) \(flow.key.resource) \(flow.key.peer.text)"
      let known = expected[name]
      expected[name] = (
        min(known?.reason ?? reason, reason), (known?.events ?? 0) + flow.tally.events
      )
    }
    let found = Self.findings(world.flows).filter { $0.kind == .publicBesidePrivate }
    #expect(found.count == expected.count, "seed \(seed)")
    for finding in found {
      let name = "\(finding.profile.name) \(finding.resource) \(finding.peer?.text ?? "")"
      #expect(expected[name]?.reason == finding.reason, "seed \(seed): \(name)")
      #expect(expected[name]?.events == finding.tally.events, "seed \(seed): \(name)")
    }
  }
}
