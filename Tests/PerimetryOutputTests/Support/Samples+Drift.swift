import PerimetryModel
import PerimetryOutput

extension Samples {
  static let drift = Drift(
    newPeers: [
      .init(
        profile: main, direction: .inbound, peer: address("203.0.113.80"), tally: tally(300, 7),
        resources: 2, isBlocked: true, reference: reference(1)),
      .init(
        profile: main, direction: .inbound, peer: .resource(vault), tally: tally(12),
        isBlocked: false),
    ],
    gonePeers: [
      .init(
        profile: other, direction: .outbound, peer: .domain(DomainName("api.example.com")!),
        tally: tally(7), isBlocked: false, reference: reference(2))
    ],
    newBlockers: [
      .init(
        profile: main, direction: .inbound, resource: storage, peer: address("203.0.113.80"),
        tally: tally(290, 6), isBlocked: true, reference: reference(1)),
      .init(
        profile: main, direction: .inbound, resource: search, peer: address("198.51.100.7"),
        tally: tally(60, 2), isBlocked: true, isSeenOtherwise: true, reference: reference(3)),
    ],
    goneBlockers: [
      .init(
        profile: main, direction: .inbound, resource: storage, peer: address("10.1.2.3"),
        tally: tally(840, 21), isBlocked: true, isSeenOtherwise: true, reference: reference(4))
    ],
    newRefusals: [
      .init(
        profile: main, direction: .inbound, resource: storage, peer: address("192.0.2.90"),
        tally: tally(400, 9), isBlocked: false, reference: reference(2)),
      .init(
        profile: main, direction: .inbound, resource: storage, peer: address("192.0.2.66"),
        tally: tally(7, 2), isBlocked: false, isSeenOtherwise: true, reference: reference(1)),
    ],
    goneRefusals: [
      .init(
        profile: main, direction: .inbound, resource: search, peer: address("198.51.100.8"),
        tally: tally(15, 3), isBlocked: false, isSeenOtherwise: true),
      .init(
        profile: main, direction: .inbound, resource: search, peer: address("198.51.100.9"),
        tally: tally(15, 3), isBlocked: false),
    ],
    rules: [
      .init(
        profile: main, direction: .inbound, kind: .add, before: [], after: ["203.0.113.0/29"]),
      .init(
        profile: main, direction: .inbound, kind: .widen,
        before: ["198.51.100.0/32", "198.51.100.2/31"], after: ["198.51.100.0/29"]),
      .init(
        profile: main, direction: .inbound, kind: .remove, before: [guid.resourceID], after: []),
      .init(
        profile: other, direction: .outbound, kind: .narrow, before: ["*.example.com"],
        after: ["api.example.com"]),
    ], comparison: comparison)

  static let driftReports: [(name: String, report: Report)] = [
    (
      "drift",
      .drift(
        drift,
        before: DriftSide(
          name: "perimetry.db", window: "before 2026-03-08T00:00:00Z", tally: tally(9000, 320)),
        after: DriftSide(name: "perimetry.db", window: "since 2026-03-08T00:00:00Z"),
        evidence: (evidence, evidence),
        inputs: DriftInputs(
          rules: ["current.json"], decisions: "decisions.json",
          serviceTags: "ServiceTags_Public_20260302.json"))
    ),
    (
      "drift-nothing",
      .drift(
        Drift(comparison: RuleComparison(parts: [])), before: DriftSide(name: "old.json"),
        after: DriftSide(name: "new.json"), holdsTraffic: false)
    ),
  ]

  static func drift(holding text: String, _ source: Evidence) -> Report {
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    let sighting = Drift.Sighting(
      profile: profile, direction: .inbound, resource: ResourceID(text), peer: .unreadable(text),
      tally: tally(3), isBlocked: true, reference: source.reference)
    var filter = FlowFilter()
    filter.operation = text
    return .drift(
      Drift(
        newPeers: [sighting], gonePeers: [sighting], newBlockers: [sighting],
        goneBlockers: [sighting], newRefusals: [sighting], goneRefusals: [sighting],
        rules: [
          .init(
            profile: profile, direction: .inbound, kind: .widen, before: [text, text], after: [text]
          )
        ], comparison: RuleComparison(parts: [])),
      before: DriftSide(name: text, window: text, tally: tally(3)), after: DriftSide(name: text),
      evidence: ([source.reference: source], [source.reference: source]), filter: filter,
      inputs: DriftInputs(rules: [text, text], decisions: text, serviceTags: text))
  }
}
