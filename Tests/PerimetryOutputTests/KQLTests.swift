import PerimetryModel
import Testing

@testable import PerimetryOutput

@Suite struct KQLTests {
  static let day = KQLWindow.between(
    Timestamp(ticks: 20_514 * 86_400 * Timestamp.ticksPerSecond),
    Timestamp(ticks: 20_515 * 86_400 * Timestamp.ticksPerSecond))

  @Test func theQueryIsTheRecordedOne() throws {
    try Golden.expect(KQLQuery(window: KQLTests.day).text, "merge.kql")
  }

  @Test func dataExplorerMayLackColumnsThatOnlyAWorkspaceFills() throws {
    try Golden.expect(
      KQLQuery(table: "Access logs", window: .lastDays(7), service: .dataExplorer).text,
      "merge-data-explorer.kql")
  }

  @Test(arguments: KQLService.allCases)
  func theSameQueryGivesTheSameBytes(service: KQLService) {
    let query = KQLQuery(window: KQLTests.day, service: service)
    #expect(query.text == KQLQuery(window: KQLTests.day, service: service).text)
    #expect(query.text.hasSuffix("\n") && !query.text.contains("\t"))
  }

  @Test func everyColumnOfTheTableButItsSizeIsInTheResult() throws {
    let columns = LogTable.columns.filter { $0 != "_BilledSize" } + ["perimetry"]
    for step in ["| project", "    | project"] {
      let result = try #require(KQLTests.step(step, ofLast: true))
      let names = result.map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
      #expect(names == columns, "\(step)")
    }
  }

  @Test func whatIdentifiesARecordIsTheModelsOwnDefinition() throws {
    #expect(KQLColumn.identity.map(\.field) == RecordField.identity)
    let by = try #require(KQLTests.step("  by", ofLast: false))
    let keys = ["Moment = bin(Time, 1ms)", "CategoryKey = tolower(Category)"]
    #expect(by == keys + KQLColumn.identity.map(\.name))
  }

  @Test func everyColumnIsSomewhereOnce() {
    let parts = KQLColumn.shared + KQLColumn.varying + KQLColumn.carried
    #expect(Set(parts).count == parts.count && Set(parts) == Set(KQLColumn.all))
    #expect(KQLColumn.all.count == LogTable.columns.count - 5)
    #expect(
      KQLColumn.telling.map(\.name) == ["ResultDirection", "SourceAppId", "SourceParameters"])
  }

  @Test func peerAndProtocolStandWhereTheFlowHasThem() {
    #expect(
      KQLColumn.order(.inbound, of: \.peerField).map(\.name)
        == ["SourceIpAddress", "SourceResourceId", "SourceAppId"])
    #expect(
      KQLColumn.order(.outbound, of: \.peerField).map(\.name)
        == ["DestinationFqdn", "DestinationResourceId"])
    #expect(KQLColumn.order(.inbound, of: \.protocolField).map(\.name) == ["SourceProtocol"])
    #expect(
      KQLColumn.order(.outbound, of: \.protocolField).map(\.name)
        == ["DestinationProtocol", "SourceProtocol"])
  }

  @Test func everyCategoryHasItsDirection() throws {
    let text = KQLQuery().text
    for category in LogCategory.allCases {
      #expect(text.components(of: "'\(category.rawValue.lowercased())'") == 1, "\(category)")
    }
  }

  @Test(arguments: [
    (KQLWindow.lastDays(3), ["let Until = startofday(now());", "let From = startofday(ago(3d));"]),
    (day, ["let From = datetime(2026-03-02);", "let Until = datetime(2026-03-03);"]),
    (
      KQLWindow.between(
        Timestamp(ticks: 20_514 * 86_400 * Timestamp.ticksPerSecond),
        Timestamp(ticks: (20_514 * 86_400 + 43_200) * Timestamp.ticksPerSecond)),
      ["let From = datetime(2026-03-02);", "let Until = datetime(2026-03-02T12:00:00Z);"]
    ),
  ])
  func aWindowIsBoundBeforeAnythingElse(window: KQLWindow, statements: [String]) {
    let lines = KQLQuery(window: window).text.split(separator: "\n").map(String.init)
    #expect(lines.first { !$0.hasPrefix("//") } == statements[0])
    #expect(lines.contains(statements[1]))
  }

  @Test func noTableNameIsMoreThanAName() {
    let text = KQLQuery(table: "x'] | union *\n// ").text
    #expect(text.contains("\n['x\\'] | union *\\n// ']\n"))
    #expect(KQLQuery().text.contains("\nNSPAccessLogs\n"))
  }

  /// The lines below the first or last step of a name, without commas.
  private static func step(_ name: String, ofLast: Bool) -> [String]? {
    let lines = KQLQuery(window: day).text.split(separator: "\n").map(String.init)
    let start = ofLast ? lines.lastIndex(of: name) : lines.firstIndex(of: name)
    return start.map { start in
      lines[(start + 1)...].prefix { $0.hasPrefix("    ") }
        .map { String($0.dropFirst(4).reversed().drop { $0 == "," }.reversed()) }
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
