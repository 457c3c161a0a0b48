import PerimetryModel
import PerimetryOutput

extension Samples {
  private static let daysLogged = VerdictDays(
    rows: [(0, 400), (1, 12_000), (2, 0), (5, 90)].map { offset, denied in
      .init(
        day: Day(number: time("2026-03-02T00:00:00Z").day.number + Int32(offset)),
        events: [.wouldBeDenied: Int64(denied), .allowedByRule: 40, .alreadyDenied: Int64(offset)])
    })

  static func hours(
    _ category: LogCategory, _ resource: ResourceID, _ hours: [Int64], profile: ProfileKey = main
  ) -> LoggedHours {
    let first = time("2026-03-02T00:00:00Z").milliseconds / 3_600_000
    return LoggedHours(
      profile: profile, resource: resource, category: .known(category),
      hours: hours.map {
        .init(number: first + $0, events: [3, 40, 700, 9000][Int($0) % 4], records: 1)
      })
  }

  static let logged = [
    hours(.publicInboundResourceRulesAllowed, storage, [0, 1, 2, 9, 30, 31, 95]),
    hours(.publicInboundPerimeterRulesAllowed, storage, Array(0..<20)),
    hours(.publicInboundResourceRulesAllowed, vault, [50, 51]),
    hours(.publicOutboundResourceRulesAllowed, search, [4], profile: other),
  ]

  static let document: ReportDocument = {
    var byResource = denials
    byResource.grouping = .resource
    return ReportDocument(
      scope: scope(),
      seal: ReportSeal(
        version: "1.2.3", words: ["--at", "2026-03-04T00:00:00Z"], demands: ["--days", "9"],
        proposal: ["--rules", "it's.json"],
        digest: SHA256.digest("a store".utf8)),
      coverage: fullCoverage, days: daysLogged, byPeer: denials, byResource: byResource,
      readiness: readiness, recommendation: recommendation, ruleSet: ruleSet, evidence: evidence,
      hours: logged, change: driftReports[0].report)
  }()

  /// Nothing is known.
  static let documentOfNothing = ReportDocument(
    scope: scope(emptyCoverage),
    seal: ReportSeal(version: "1.2.3", words: [], digest: SHA256.digest([])),
    coverage: emptyCoverage, days: VerdictDays(rows: []), byPeer: nothingDenied,
    byResource: nothingDenied,
    readiness: Readiness(
      settings: ReadinessSettings(), resources: [], profiles: [], perimeters: []),
    recommendation: nothingProposed, ruleSet: RuleSet(profiles: []), evidence: [:], hours: [])

  /// The sample with the text wherever a log can put one.
  static func document(holding text: String) -> ReportDocument {
    let profile = ProfileKey(perimeter: ResourceID(text), name: text)
    let resource = ResourceID(text)
    let summary = PeerSummary(
      peer: .unreadable(text), tally: tally(3), resources: [resource], matchedRules: [text],
      reference: reference(1))
    var part = Recommendation.Part(profile: profile, direction: .inbound)
    part.candidates = [
      Candidate(
        element: .serviceTag(text), peers: [summary], tally: tally(3), resources: [resource])
    ]
    part.leftOut = [summary]
    part.withheld = [summary]
    part.incurable = [IncurablePeer(obstacle: .unreadableSource, summary: summary)]
    part.frontier = recommendation.parts.first { !$0.frontier.isEmpty }?.frontier ?? []
    var board = readiness
    board.resources = board.resources.map { row in
      ResourceReadiness(
        resource: resource, profile: profile, status: row.status, doubts: row.doubts,
        source: row.source, mode: row.mode, declaredMode: text,
        isSecuredByPerimeter: row.isSecuredByPerimeter, daysClean: row.daysClean,
        daysCured: row.daysCured, blockers: row.blockers, openPeers: row.openPeers,
        incurablePeers: row.incurablePeers, decidedEvents: row.decidedEvents, checks: row.checks,
        tally: row.tally, sufficiency: row.sufficiency)
    }
    let rows = Denials(
      grouping: .peer,
      rows: [
        .init(
          profile: profile, direction: .inbound, group: text, tally: tally(3), peers: 1,
          resources: 1, matchedRules: [text], obstacles: [])
      ], total: tally(3), cured: nil, eventsByVerdict: [.wouldBeDenied: 3])
    var coverage = fullCoverage
    coverage.categories.append(.init(category: .unknown(text), tally: tally(1), resources: 1))
    var scope = ReportScope(store: text, coverage: coverage)
    scope.filter.resource = text
    scope.ruleFiles = [text]
    let source = Evidence(
      reference: reference(1), time: time("2026-03-02T08:15:00Z"), count: 1, file: text, offset: 0,
      length: 1)
    return ReportDocument(
      scope: scope,
      seal: ReportSeal(version: "1.2.3", words: ["--resource", text], digest: [0]),
      coverage: coverage, days: daysLogged, byPeer: rows, byResource: rows, readiness: board,
      recommendation: Recommendation(options: .init(), parts: [part]),
      ruleSet: RuleSet(profiles: []), evidence: [reference(1): source],
      hours: [
        LoggedHours(
          profile: profile, resource: resource, category: .unknown(text),
          hours: [.init(number: 492_000, events: 1, records: 1)])
      ], change: drift(holding: text, source))
  }
}
