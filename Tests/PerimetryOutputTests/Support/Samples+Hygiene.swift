import PerimetryModel
import PerimetryOutput

extension Samples {
  static let hygiene: Hygiene = {
    func place(_ element: String, _ rule: String = "offices") -> Hygiene.Place {
      .init(rule: rule, element: element)
    }
    return Hygiene(
      parts: [
        .init(
          profile: main, direction: .inbound, used: 9, freed: 6, watched: tally(11_100, 368),
          findings: [
            .init(.inert, place("198.51.100.300/24", "typo")),
            .init(.ineffective, place("10.0.0.0/8")),
            .init(
              .duplicate, place("198.51.100.0/28", "again"), by: [place("198.51.100.0/28")],
              events: 11_100),
            .init(
              .shadowed, place("198.51.100.7/32", "again"), by: [place("198.51.100.0/28")],
              events: 9000),
            .init(.unused, place("203.0.113.64/28")),
            .init(
              .joinable, place("192.0.2.0/25"), by: [place("192.0.2.128/25", "again")],
              instead: ["192.0.2.0/24"]),
            .init(
              .wide, place("198.51.100.0/28"), instead: ["198.51.100.6/31"],
              spared: Exposure(ipv4Addresses: 14), events: 11_100),
            .init(.broadTag, place("AzureCloud", "cloud")),
          ],
          disagreements: [
            .init(
              kind: .notInFiles, rule: "gone", events: 12, lastSeen: time("2026-03-04T17:30:00Z"))
          ]),
        .init(
          profile: other, direction: .outbound, used: 1, freed: 0, watched: nil, findings: [],
          disagreements: []),
      ], traffic: traffic, pairs: pairs)
  }()

  private static let traffic: [TrafficFinding] = [
    .init(
      .denyAllArtefact, .destinationAllowed, profile: main, resource: search,
      peer: .resource(storage), others: [storage.text], tally: tally(40), references: [reference(1)]
    ),
    .init(
      .publicBesidePrivate, .restIsPrivate, profile: main, resource: storage,
      peer: address("198.51.100.7"), others: ["10.1.0.4", "10.1.0.5"], tally: tally(1200)),
    .init(
      .twoPerimeters, .inTurn, profile: main, resource: vault, others: [other.perimeter.text],
      tally: tally(7), references: [reference(1)]),
    .init(
      .twoPerimeters, .inTurn, profile: other, resource: vault, others: [main.perimeter.text],
      tally: tally(9, from: "2026-03-05T08:15:00Z", to: "2026-03-06T17:30:00Z")),
  ]

  private static let pairs: [PairComparison] = [
    .init(
      a: .init(name: "sql-west", profile: main, tally: tally(12)),
      b: .init(name: "sql-north", profile: other),
      parts: [
        .init(
          profile: main, direction: .inbound,
          onlyInA: .init(items: [
            .init(
              kind: .prefix, text: "198.51.100.0/28", witness: "198.51.100.0",
              rules: ["offices"], size: Exposure(ipv4Addresses: 16))
          ]), onlyInB: .init()),
        .init(profile: main, direction: .outbound, onlyInA: .init(), onlyInB: .init()),
      ]),
    .init(
      a: .init(name: "acctdata", profile: main, tally: tally(12)),
      b: .init(name: "acctdr", doubt: .unknown), parts: []),
  ]

  static let hygieneReport = Report.hygiene(
    hygiene, files: ["current.json"], evidence: evidence, scope: scope())

  static func hygiene(holding text: String) -> Report {
    let place = Hygiene.Place(rule: text, element: text)
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    let difference = RuleComparison.Difference(items: [
      .init(kind: .serviceTag, text: text, witness: text, rules: [text])
    ])
    return .hygiene(
      Hygiene(
        parts: [
          .init(
            profile: ProfileKey(perimeter: ResourceID(text), name: text), direction: .inbound,
            used: 8, freed: 5, watched: nil,
            findings: Hygiene.Fault.allCases.map {
              .init($0, place, by: [place], instead: [text, text])
            },
            disagreements: Hygiene.Disagreement.Kind.allCases.map {
              .init(kind: $0, rule: text, events: 1, lastSeen: time("2026-03-04T17:30:00Z"))
            })
        ],
        traffic: TrafficFinding.Kind.allCases.map {
          .init(
            $0, .atOnce, profile: profile, resource: ResourceID(text), peer: .unreadable(text),
            others: [text, text], tally: tally(1))
        },
        pairs: [
          .init(
            a: .init(name: text, profile: profile, tally: tally(1)), b: .init(name: text),
            parts: [
              .init(
                profile: profile, direction: .inbound, onlyInA: difference, onlyInB: difference)
            ]),
          .init(a: .init(name: text, doubt: .ambiguous), b: .init(name: text), parts: []),
        ]), files: [text], scope: ReportScope(store: text))
  }
}
