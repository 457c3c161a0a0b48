import PerimetryModel
import PerimetryStore
import Testing

/// The view `NSPAccessLogs`, for the queries people bring along.
@Suite struct LogViewTests {
  /// The 40 columns of the reference page of the table, in its order, written down by hand.
  static let documented = [
    "AccessRuleVersion", "AppId", "_BilledSize", "Category", "Count", "DestinationEmailAddress",
    "DestinationFqdn", "DestinationParameters", "DestinationPhoneNumber", "DestinationPort",
    "DestinationProtocol", "DestinationResourceId", "_IsBillable", "Location", "MatchedRule",
    "OperationName", "OperationVersion", "Parameters", "Profile", "_ResourceId", "ResultAction",
    "ResultDescription", "ResultDirection", "RuleType", "ServiceFqdn", "ServiceResourceId",
    "SourceAppId", "SourceIpAddress", "SourceParameters", "SourcePerimeterGuids", "SourcePort",
    "SourceProtocol", "SourceResourceId", "SourceSystem", "_SubscriptionId", "TenantId",
    "TimeGenerated", "TimeGeneratedEndTime", "TrafficType", "Type",
  ]

  private func row(of entry: Entry) throws -> [String: QueryValue] {
    let store = try Store.inMemory()
    try store.take([entry])
    let (columns, rows) = try store.query("SELECT * FROM NSPAccessLogs")
    let row = try #require(rows.first)
    return Dictionary(uniqueKeysWithValues: zip(columns, row))
  }

  @Test func columnsAreTheDocumentedOnesInTheirOrderThenOurOwn() throws {
    let columns = try Store.inMemory().query("SELECT * FROM NSPAccessLogs").columns
    #expect(Array(columns.prefix(40)) == LogViewTests.documented)
    #expect(LogTable.columns == LogViewTests.documented)
    #expect(Array(columns.dropFirst(40)) == ["ExportedCategory", "File", "Offset"])
  }

  @Test func everyValueOfARecordComesBack() throws {
    let fields: [RecordField: String] = [
      .operation: "PutBlob", .sourceResource: Entry.storage("caller"),
      .destinationFQDN: "api.example.com", .destinationResource: Entry.storage("target"),
      .destinationPort: "443", .destinationProtocol: "https",
      .serviceFQDN: "stexample.blob.core.windows.net", .operationVersion: "2024-08-04",
      .resultDescription: "a description", .location: "westeurope", .appID: "app",
      .parameters: "{}", .matchedRuleText: #"{"accessRule":"IP firewall","more":1}"#,
      .sourceAppID: "source app", .sourceParameters: "CallerInfo: OMS",
      .sourcePerimeterGUIDs: "[]", .destinationAppID: "not in the table",
      .destinationParameters: "destination parameters", .destinationEmail: "a@example.com",
      .destinationPhone: "1", .featureNames: "not in the table",
      .exportedCategory: "nsppublicinboundresourcerulesallowed", .resultAction: "approved",
      .resultDirection: "inbound", .trafficType: "public", .ruleType: "paas", .tenantID: "tenant",
      .sourceSystem: "Azure", .table: "NSPAccessLogs", .subscriptionID: "subscription",
      .isBillable: "True",
    ]
    var entry = Entry(
      Entry.context(.inbound, fields), at: "2026-03-02T08:15:00.1234567Z",
      until: "2026-03-02T08:44:59.9876543Z", count: 42)
    entry.billedSize = 817.5
    let expected: [String: QueryValue] = [
      "AccessRuleVersion": .text("3"), "AppId": .text("app"), "_BilledSize": .real(817.5),
      "Category": .text("NspPublicInboundResourceRulesAllowed"), "Count": .integer(42),
      "DestinationEmailAddress": .text("a@example.com"),
      "DestinationFqdn": .text("api.example.com"),
      "DestinationParameters": .text("destination parameters"),
      "DestinationPhoneNumber": .text("1"), "DestinationPort": .text("443"),
      "DestinationProtocol": .text("https"),
      "DestinationResourceId": .text(Entry.storage("target")), "_IsBillable": .text("True"),
      "Location": .text("westeurope"),
      "MatchedRule": .text(#"{"accessRule":"IP firewall","more":1}"#),
      "OperationName": .text("PutBlob"), "OperationVersion": .text("2024-08-04"),
      "Parameters": .text("{}"), "Profile": .text("defaultProfile"),
      "_ResourceId": .text(Entry.perimeter("nsp-example")), "ResultAction": .text("approved"),
      "ResultDescription": .text("a description"), "ResultDirection": .text("inbound"),
      "RuleType": .text("paas"), "ServiceFqdn": .text("stexample.blob.core.windows.net"),
      "ServiceResourceId": .text(Entry.storage("stexample")), "SourceAppId": .text("source app"),
      "SourceIpAddress": .text("198.51.100.7"), "SourceParameters": .text("CallerInfo: OMS"),
      "SourcePerimeterGuids": .text("[]"), "SourcePort": .text("50000"),
      "SourceProtocol": .text("HTTPS:TCP"), "SourceResourceId": .text(Entry.storage("caller")),
      "SourceSystem": .text("Azure"), "_SubscriptionId": .text("subscription"),
      "TenantId": .text("tenant"), "TimeGenerated": .text("2026-03-02T08:15:00.1234567Z"),
      "TimeGeneratedEndTime": .text("2026-03-02T08:44:59.9876543Z"),
      "TrafficType": .text("public"), "Type": .text("NSPAccessLogs"),
      "ExportedCategory": .text("nsppublicinboundresourcerulesallowed"),
      "File": .text("/archive/PT1H.json"), "Offset": .integer(0),
    ]
    #expect(try row(of: entry) == expected)
    #expect(Set(expected.keys).isSuperset(of: LogViewTests.documented))
  }

  @Test func whatNoExportCarriedIsNullAndWhatTheCategorySaysIsSaid() throws {
    var context = RecordContext(category: .inbound)
    context[.sourceAddress] = "198.51.100.7"
    let row = try row(of: Entry(context, port: nil))
    let present: [String: QueryValue] = [
      "Category": .text("NspPublicInboundResourceRulesAllowed"), "Count": .integer(1),
      "ResultAction": .text("Approved"), "ResultDirection": .text("Inbound"),
      "RuleType": .text("PaaS"), "TrafficType": .text("Public"),
      "SourceIpAddress": .text("198.51.100.7"),
      "TimeGenerated": .text("2026-03-02T08:15:00.0000000Z"),
      "ExportedCategory": .text("NspPublicInboundResourceRulesAllowed"),
      "File": .text("/archive/PT1H.json"), "Offset": .integer(0),
    ]
    for (column, value) in row { #expect(value == present[column] ?? .null, "\(column)") }
  }

  @Test func anUnknownCategoryIsShownAsExportedAndDecidesNothing() throws {
    var context = RecordContext(category: .unknown("NspTomorrow"))
    context[.sourceAddress] = "198.51.100.7"
    let row = try row(of: Entry(context))
    #expect(row["Category"] == .text("NspTomorrow"))
    for column in ["ResultAction", "ResultDirection", "RuleType", "TrafficType"] {
      #expect(row[column] == .null, "\(column)")
    }
  }

  @Test func aPortThatIsNoNumberIsShownAsExported() throws {
    let row = try row(of: Entry(Entry.context(.inbound, [.sourcePort: "ephemeral"]), port: nil))
    #expect(row["SourcePort"] == .text("ephemeral"))
  }

  @Test func aRuleNameAloneIsShownTheWayTheTableHasIt() throws {
    let row = try row(of: Entry(Entry.context(.inbound, [.matchedRule: #"a "quoted" rule"#])))
    #expect(row["MatchedRule"] == .text(#"{"accessRule":"a \"quoted\" rule"}"#))
  }

  @Test(arguments: [
    "1970-01-01T00:00:00.0000000Z", "2024-02-29T23:59:59.9999999Z", "9999-12-31T23:59:59.0000001Z",
  ])
  func timesKeepTheirSevenDigits(time: String) throws {
    let row = try row(of: Entry(at: time, until: time))
    #expect(row["TimeGenerated"] == .text(time) && row["TimeGeneratedEndTime"] == .text(time))
  }

  @Test(.enabled(if: Python.isPresent, "python3 is not there"))
  func anotherSQLiteOpensTheStoreAndTheViewWorksThere() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("perimetry.db")
    let store = try Store(path: path, access: .write)
    let entries = Entries.random(200, seed: 3)
    try store.take(entries)
    let ours = try store.rows("SELECT count(*), sum(Count) FROM NSPAccessLogs")[0]
    try store.close()
    let script = """
      import sqlite3, sys
      connection = sqlite3.connect(sys.argv[1])
      cursor = connection.execute("SELECT * FROM NSPAccessLogs")
      names = [column[0] for column in cursor.description]
      rows = [dict(zip(names, row)) for row in cursor]
      print(",".join(names[:40]))
      print(len(rows), sum(row["Count"] for row in rows))
      print(connection.execute("SELECT sum(events) FROM flows").fetchone()[0])
      """
    let lines = try Python.run(script, path).split(separator: "\n").map(String.init)
    guard case .integer(let count) = ours[0], case .integer(let sum) = ours[1] else {
      Issue.record("no sums in \(ours)")
      return
    }
    #expect(lines == [LogViewTests.documented.joined(separator: ","), "\(count) \(sum)", "\(sum)"])
  }

  @Test func theFlowsViewSaysWhatTheFlowsSay() throws {
    let store = try Store.inMemory()
    try store.take(Entries.random(300, seed: 8))
    let rows = try store.rows("SELECT peer, events, records, days FROM flows")
    let flows = try store.flows().map { flow -> [QueryValue] in
      [
        .text(flow.key.peer.text), .integer(flow.tally.events), .integer(flow.tally.records),
        .integer(Int64(flow.tally.days.count)),
      ]
    }
    #expect(
      Dictionary(grouping: rows) { $0 }.mapValues(\.count)
        == Dictionary(grouping: flows) { $0 }.mapValues(\.count))
  }
}
