import PerimetryModel
import PerimetryOutput

extension Samples {
  static let hygiene: Hygiene = {
    func place(_ element: String, _ rule: String = "offices") -> Hygiene.Place {
      .init(rule: rule, element: element)
    }
    return Hygiene(parts: [
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
    ])
  }()

  static let hygieneReport = Report.hygiene(hygiene, files: ["current.json"], scope: scope())

  static func hygiene(holding text: String) -> Report {
    let place = Hygiene.Place(rule: text, element: text)
    return .hygiene(
      Hygiene(parts: [
        .init(
          profile: ProfileKey(perimeter: ResourceID(text), name: text), direction: .inbound,
          used: 8, freed: 5, watched: nil,
          findings: Hygiene.Fault.allCases.map {
            .init($0, place, by: [place], instead: [text, text])
          },
          disagreements: Hygiene.Disagreement.Kind.allCases.map {
            .init(kind: $0, rule: text, events: 1, lastSeen: time("2026-03-04T17:30:00Z"))
          })
      ]), files: [text], scope: ReportScope(store: text))
  }
}
