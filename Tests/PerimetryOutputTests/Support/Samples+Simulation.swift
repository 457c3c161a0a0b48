import PerimetryModel
import PerimetryOutput

extension Samples {
  static let simulation: Simulation = {
    func change(
      _ peer: Peer, _ from: Outcome, _ to: Ruling.Result, _ cause: Ruling.Cause, events: Int64,
      at resource: ResourceID = storage, rules: [String] = ["IP firewall"],
      nearest: NearestElement? = nil, decision: Decision? = nil
    ) -> Simulation.Change {
      Simulation.Change(
        profile: main, resource: resource,
        direction: cause == .opaqueElement ? .outbound : .inbound,
        peer: peer, from: from, to: to, causes: [cause], rules: rules, tally: tally(events),
        nearest: nearest, references: [reference(1)], decision: decision)
    }
    var load = Simulation.Load()
    (load.events, load.peers, load.eventsOnlyHere, load.days) = (11_100, 2, 2100, 3)
    load.lastSeen = time("2026-03-06T12:00:00Z")
    return Simulation(
      settings: ReplaySettings(),
      totals: [
        .init(from: .approved, to: .allowed, events: 11_100, peers: 2),
        .init(from: .approved, to: .denied, events: 400, peers: 3),
        .init(from: .denied, to: .allowed, events: 7, peers: 1),
        .init(from: nil, to: .undecided, events: 3, peers: 1),
      ],
      changes: [
        change(
          address("203.0.113.80"), .approved, .denied, .noRule, events: 300,
          nearest: .init(rule: "offices", element: "203.0.113.64/28", distance: .bits(2))),
        change(address("198.51.100.7"), .approved, .denied, .unsupportedProtocol, events: 60),
        change(
          address("198.51.100.9"), .approved, .denied, .noRule, events: 40,
          decision: Decision(
            kind: .dismissed, peer: "198.51.100.9/32", author: "security", reason: "moved out",
            expires: time("2026-12-31T00:00:00Z").day)),
        change(
          address("198.51.100.8"), .denied, .allowed, .rule, events: 7, at: search,
          rules: ["offices"]),
        change(
          .domain(DomainName("api.example.com")!), .approved, .cannotTell, .opaqueElement,
          events: 12, at: search),
      ],
      uses: [
        .init(
          profile: main, direction: .inbound, rule: "offices", load: load,
          elements: [
            .init(text: "198.51.100.0/28", load: load, isOpaque: false),
            .init(text: "203.0.113.64/28", load: .init(), isOpaque: false),
            .init(text: "Storage", load: .init(), isOpaque: true),
          ], eventsBySubscription: 30),
        .init(
          profile: ProfileKey(perimeter: main.perimeter, name: "second"), direction: .inbound,
          rule: "offices", load: .init(),
          elements: [.init(text: "198.51.100.0/28", load: .init(), isOpaque: false)]),
      ], profilesWithoutRules: [other])
  }()

  static let simulationReport = Report.simulation(
    simulation, files: ["rules.json"], decisions: "decisions.json", evidence: evidence,
    scope: scope())

  static func simulation(holding text: String, _ source: Evidence) -> Report {
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    return .simulation(
      Simulation(
        settings: ReplaySettings(), totals: [],
        changes: [
          .init(
            profile: profile, resource: ResourceID(text), direction: .inbound,
            peer: .unreadable(text), from: .approved, to: .denied, causes: [.noRule], rules: [text],
            tally: tally(3), nearest: .init(rule: text, element: text, distance: .labels(1)),
            references: [source.reference],
            decision: Decision(
              kind: .expectedToBreak, peer: "at " + text, author: "by " + text,
              reason: "for " + text))
        ],
        uses: [
          .init(
            profile: profile, direction: .inbound, rule: text, load: .init(),
            elements: [.init(text: text, load: .init(), isOpaque: false)],
            eventsBySubscription: 3)
        ], profilesWithoutRules: [profile]), files: [text], decisions: text,
      evidence: [source.reference: source],
      scope: ReportScope(store: text))
  }
}
