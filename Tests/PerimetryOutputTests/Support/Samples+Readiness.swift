import PerimetryModel
import PerimetryOutput

extension Samples {
  private static let hours = HourHabit(
    expected: 240,
    empty: [
      .init(start: time("2026-03-04T09:00:00Z"), end: time("2026-03-04T14:00:00Z")),
      .init(start: time("2026-03-07T23:00:00Z"), end: time("2026-03-08T01:00:00Z")),
    ])

  private static func seen(_ reasons: [Sufficiency.Reason] = [], peers: Int = 12) -> Sufficiency {
    Sufficiency(
      reasons: reasons, firstDay: time("2026-03-02T00:00:00Z").day, days: 16, missingDays: 1,
      missingHours: 30, hours: hours, weekdays: 7, coversWeek: true, coversMonth: false,
      unseen: UnseenShare(peers: peers, peerDays: 12 * peers, once: peers / 4, twice: 1),
      newPeers: [9, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
      split: TimeSplit(
        learnedDays: 10, testedDays: 5, testedPeerDays: 50, brokenPeerDays: 1, brokenPeers: 1))
  }

  private static let nothing = Sufficiency(
    reasons: [.noTraffic, .shortWindow], firstDay: nil, days: 0, missingDays: 0, missingHours: 0,
    weekdays: 0, coversWeek: false, coversMonth: false,
    unseen: UnseenShare(peers: 0, peerDays: 0, once: 0, twice: 0), newPeers: [], split: nil)

  static let readiness: Readiness = {
    let database = resource("Microsoft.Sql/servers", "sql-data")
    func group(_ fate: BlockerFate, _ events: Int64) -> BlockerGroup {
      BlockerGroup(
        direction: .inbound, fate: fate, events: events, peers: 2,
        lastSeen: time("2026-03-06T12:00:00Z"))
    }
    return Readiness(
      settings: ReadinessSettings(),
      resources: [
        ResourceReadiness(
          resource: vault, profile: main, status: .ready, source: .logs, mode: .learning,
          daysClean: 15, daysCured: 6, decidedEvents: 4, tally: tally(120), sufficiency: seen()),
        ResourceReadiness(
          resource: database, profile: main, status: .ready, source: .logs,
          declaredMode: "Learning",
          daysClean: 9,
          checks: [
            ServiceCheck(.sqlEveryDestination, holds: false),
            ServiceCheck(.sqlServiceTags, holds: nil),
          ], tally: tally(80), sufficiency: seen([.unseenPeers, .breakRate], peers: 30)),
        ResourceReadiness(
          resource: storage, profile: main, status: .blocked, source: .logs, mode: .mixed,
          daysClean: 8,
          blockers: [
            group(.proposed, 11_100), group(.leftOut, 7), group(.withheld, 300),
            group(.incurable(.unsupportedProtocol), 60),
          ], openPeers: 7, incurablePeers: 2, checks: [ServiceCheck(.storageHTTPS, holds: false)],
          tally: tally(12_000), sufficiency: seen([.daysMissing])),
        ResourceReadiness(
          resource: search, profile: other, status: .cannotTell,
          doubts: [.outboundNeverSeen, .tooFewDays], source: .logs, isSecuredByPerimeter: true,
          daysClean: 3, tally: tally(9), sufficiency: seen([.neverSeenCategory, .shortWindow])),
        ResourceReadiness(
          resource: resource("Microsoft.Search/searchServices", "srch-silent"), profile: main,
          status: .unobserved, source: .file, declaredMode: "Enforced", sufficiency: nothing),
      ],
      profiles: [
        .init(profile: main, sufficiency: seen([.unseenPeers], peers: 40)),
        .init(profile: other, sufficiency: seen([.neverSeenCategory, .shortWindow])),
      ],
      perimeters: [
        .init(
          perimeter: main.perimeter, seen: [.inbound, .outbound], modes: [.learning, .mixed],
          hours: hours),
        .init(perimeter: other.perimeter, seen: [.inbound], modes: []),
      ])
  }()

  static let readinessReport = Report.readiness(readiness, scope: scope())

  static let readinessOfNothing = Report.readiness(
    Readiness(settings: ReadinessSettings(), resources: [], profiles: [], perimeters: []),
    scope: scope())

  static func readiness(holding text: String) -> Report {
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    func row(_ status: ReadinessStatus) -> ResourceReadiness {
      ResourceReadiness(
        resource: ResourceID(text), profile: profile, status: status, doubts: [.tooFewDays],
        source: .file, mode: .mixed, declaredMode: text, sufficiency: seen())
    }
    return .readiness(
      Readiness(
        settings: ReadinessSettings(), resources: ReadinessStatus.allCases.map(row),
        profiles: [.init(profile: profile, sufficiency: seen())],
        perimeters: [.init(perimeter: ResourceID(text), seen: [], modes: [.mixed])]),
      scope: ReportScope(store: text))
  }
}
