import PerimetryModel
import PerimetryOutput

extension Samples {
  static func account(_ read: Int64 = 5000) -> IngestAccount {
    var account = IngestAccount()
    account.bytes.read = 4_123_456
    (account.bytes.kept, account.bytes.duplicate) = (4_020_000, 85_000)
    (account.bytes.rejected, account.bytes.foreign) = (1_456, 12_000)
    (account.bytes.blank, account.bytes.framing) = (0, 5_000)
    account.read = read
    account.kept = read - 120
    account.duplicate = 100
    account.conflict = 3
    account.rejected = 2
    account.foreign = 15
    account.unknownCategory = 1
    account.diagnostics = [.unusableCount: 4, .timeFromPath: 2]
    return account
  }

  static let summary = IngestSummary(
    store: "perimetry.db",
    files: [
      FileSummary(
        path: archive, shape: "json-lines", state: .ingested, account: account()),
      FileSummary(
        path: "logs/old.json.gz", shape: "records+gzip", state: .unchanged,
        account: IngestAccount()),
      FileSummary(
        path: "logs/notes.txt", shape: nil,
        state: .skipped("logs/notes.txt: not a log export perimetry reads"),
        account: IngestAccount()),
      FileSummary(
        path: "logs/locked.json", shape: nil, state: .failed("logs/locked.json: permission denied"),
        account: IngestAccount()),
      partialFile,
    ],
    diagnostics: [Diagnostic(code: .timeFromPath, file: archive, offset: 4096)],
    rejects: [
      (archive, Reject(offset: 812, length: 40, reason: .missingColumn("category"), raw: [])),
      (archive, Reject(offset: 4_123_400, length: 56, reason: .cutShort, raw: [])),
    ])

  private static let partialFile: FileSummary = {
    var file = FileSummary(
      path: "query_data.csv", shape: "csv", state: .ingested, account: IngestAccount())
    file.lacks = ["SourcePort", "OperationName"]
    file.readBefore = 7_000
    return file
  }()

  /// - Parameter seen: the categories in the archive.
  static func coverage(seen: [LogCategory]) -> Coverage {
    let live = LogCategory.allCases.prefix(13)
    return Coverage(
      tally: tally(65_688, 4880, to: "2026-03-08T23:59:59.9999999Z", days: 7),
      hoursWithRecords: 152,
      gaps: [
        .init(start: time("2026-03-05T02:00:00Z"), end: time("2026-03-05T04:00:00Z")),
        .init(start: time("2026-03-07T00:00:00Z"), end: time("2026-03-07T06:00:00Z")),
      ],
      categories: live.map {
        .init(
          category: .known($0), tally: seen.contains($0) ? tally(1000, 10) : nil,
          resources: seen.contains($0) ? 2 : 0)
      } + [.init(category: .unknown("NspTomorrow"), tally: tally(4, 1), resources: 1)],
      resources: [
        .init(
          resource: search, profiles: [main, other],
          categories: [.known(.publicInboundPerimeterRulesAllowed)], tally: tally(50, 5)),
        .init(
          resource: storage, profiles: [main],
          categories: [.known(.publicInboundResourceRulesAllowed)], tally: tally(12_345, 400)),
      ], account: account(), files: 3)
  }

  static let fullCoverage = coverage(seen: [
    .publicInboundPerimeterRulesAllowed, .publicInboundResourceRulesAllowed,
    .publicOutboundResourceRulesAllowed,
  ])

  static let inboundOnly = coverage(seen: [.publicInboundResourceRulesAllowed])
  static let blind = coverage(seen: [.publicInboundPerimeterRulesAllowed])

  static let emptyCoverage = Coverage(
    tally: nil, hoursWithRecords: 0, gaps: [],
    categories: LogCategory.allCases.prefix(13).map {
      .init(category: .known($0), tally: nil, resources: 0)
    }, resources: [], account: IngestAccount(), files: 0)

  static let assessments: [Assessment] = [
    assessment(.publicInboundPerimeterRulesAllowed, "198.51.100.9", "allow-office", .category),
    assessment(.publicInboundResourceRulesAllowed, "198.51.100.7", "IP firewall", .category),
    assessment(
      .publicInboundResourceRulesAllowed, "198.51.100.9", "IP firewall",
      .cured(by: RulesVersion("4"))),
    assessment(
      .publicInboundPerimeterRulesAllowed, "203.0.113.80", "allow-office", .unsupportedProtocol),
  ]

  static func assessment(
    _ category: LogCategory, _ peer: String, _ rule: String, _ cause: Assessment.Cause
  ) -> Assessment {
    let verdict: Verdict =
      switch cause {
      case .category: category.verdict
      case .cured, .existingRule: .allowedByRule
      case .unsupportedProtocol, .ruleIsGone, .decided: .wouldBeDenied
      }
    let key = FlowKey(
      profile: main, resource: storage, direction: category.direction, category: .known(category),
      peer: address(peer), matchedRule: rule, rulesVersion: RulesVersion("3"),
      networkProtocol: cause == .unsupportedProtocol ? "SMB:TCP" : "HTTPS:TCP")
    return Assessment(
      flow: Flow(key: key, tally: tally(2100, 48), references: [reference(1)]), verdict: verdict,
      cause: cause)
  }

  static let explanation = Explanation(
    subject: "198.51.100.9", assessments: assessments,
    exhibits: [
      .init(
        evidence: evidence(1),
        raw: .text(
          #"{"time":"2026-03-02T08:15:00.123Z","category":"NspPublicInboundResourceRulesAllowed","count":"41"}"#
        )),
      .init(evidence: evidence(2), raw: .unavailable("the file is gone")),
      .init(
        evidence: evidence(3),
        raw: .copy(
          #"{"time":"2026-03-02T08:15:00.123Z","count":"43"}"#, hash: 0x00C0_FFEE_1234_5678,
          reason: "logs/a.json: No such file or directory")),
    ],
    trials: [
      RuleTrial(
        key: assessments[0].flow.key, events: 2100, ruling: Ruling(.denied, .noRule),
        attempts: [
          .init(rule: "offices", element: "198.51.100.0/29", result: .bits(1)),
          .init(rule: "tags", element: "Storage", result: .missed(.notInTag)),
        ], remedy: "an inbound rule with the prefix 198.51.100.9/32"),
      RuleTrial(
        key: assessments[0].flow.key, events: 7, ruling: Ruling(.denied, .noRule), attempts: [],
        remedy: nil),
    ],
    given: [
      .init(profile: main, direction: .inbound, rule: "offices", element: "198.51.100.9/32"),
      .init(profile: other, direction: .inbound, rule: "nobody", element: nil),
    ], isTried: true)

  static func scope(_ coverage: Coverage? = fullCoverage) -> ReportScope {
    ReportScope(store: "perimetry.db", coverage: coverage)
  }
}
