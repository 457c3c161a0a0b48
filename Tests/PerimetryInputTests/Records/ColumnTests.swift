import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("A column")
struct ColumnTests {
  private func record(_ text: String, path: String = "log.json") throws -> ReadRecord {
    let reading = Reading(text, path: path)
    #expect(reading.balances)
    return try #require(reading.records.first, "\(reading.rejects)")
  }

  @Test("of the storage archive arrives under the domain's name")
  func nested() throws {
    let record = try record(
      Sample().withDestination("resourceId", "\"\(Sample.account)\"")
        .withDestination("fullyQualifiedDomainName", #""API.example.com.""#)
        .withDestination("port", "443").withDestination("protocol", #""HTTPS""#)
        .withDestination("appId", #""dst-app""#).withDestination("parameters", #""dst""#)
        .withSource("perimeterGuids", #"["g1","g2"]"#).withSource("appId", #""src-app""#)
        .withSource("parameters", #""CallerInfo: OMS""#).withProperty("appId", #""own-app""#)
        .withSource("resourceId", "\"\(Sample.account.uppercased())\"")
        .withProperty("serviceFeatureNames", #"["*"]"#).with("resultDescription", #""text""#).line)
    let expected: [RecordField: String] = [
      .perimeter: Sample.perimeter.lowercased(), .serviceResource: Sample.account.lowercased(),
      .profile: "defaultProfile", .operation: "GetBlob", .matchedRule: "IP firewall",
      .rulesVersion: "3", .sourceAddress: "198.51.100.7", .sourceProtocol: "HTTPS:TCP",
      .sourceResource: Sample.account.lowercased(), .destinationFQDN: "api.example.com",
      .destinationResource: Sample.account.lowercased(), .destinationPort: "443",
      .destinationProtocol: "HTTPS", .serviceFQDN: "acct.blob.core.windows.net",
      .operationVersion: "2024-08-04", .resultDescription: "text", .location: "westeurope",
      .appID: "own-app", .parameters: "{}", .sourceAppID: "src-app",
      .sourceParameters: "CallerInfo: OMS", .sourcePerimeterGUIDs: #"["g1","g2"]"#,
      .destinationAppID: "dst-app", .destinationParameters: "dst", .featureNames: #"["*"]"#,
    ]
    for field in RecordField.allCases { #expect(record[field] == expected[field], "\(field)") }
    #expect(record.time.description == "2026-03-02T08:15:00.1234567Z")
    #expect(record.end?.description == "2026-03-02T08:44:59.9876543Z")
    #expect(record.count == 42 && record.port == 50196 && record.billedSize == nil)
  }

  @Test("of Log Analytics arrives under the same names")
  func flat() throws {
    let record = try record(FlatSample.line)
    let nested = try self.record(Sample().line)
    let flatOnly: [RecordField: String] = [
      .resultAction: "Approved", .resultDirection: "Inbound", .trafficType: "Public",
      .ruleType: "PaaS", .tenantID: "99999999-0000-0000-0000-000000000000",
      .sourceSystem: "Azure", .table: "NSPAccessLogs", .isBillable: "True",
    ]
    for field in RecordField.allCases {
      #expect(record[field] == flatOnly[field] ?? nested[field], "\(field)")
    }
    #expect(record.billedSize == 1234.5)
    #expect((record.time, record.count) == (nested.time, nested.count))
    #expect((record.end, record.port) == (nested.end, nested.port))
  }

  @Test("may be spelled in any case")
  func anyCase() throws {
    let line = Sample().line
    let expected = try record(line).placeless
    func keys(_ change: (String) -> String) -> String {
      line.replacing(#/"([A-Za-z]+)":/#) { "\"\(change(String($0.1)))\":" }
    }
    #expect(try record(keys { $0.uppercased() }).placeless == expected)
    #expect(try record(keys { $0.lowercased() }).placeless == expected)
    #expect(try record(keys { $0.prefix(1).uppercased() + $0.dropFirst() }).placeless == expected)
    let flat = FlatSample.line.replacing(#/"([A-Za-z_]+)":/#) { "\"\($0.1.lowercased())\":" }
    #expect(try record(flat).placeless == record(FlatSample.line).placeless)
  }

  @Test(
    "may be spelled as Microsoft's pages do",
    arguments: [
      ("MatchedRule", "Matched Rule"), ("SourceIpAddress", "SourceIPAddress"),
      ("SourceIpAddress", "Source IP Address"), ("AccessRuleVersion", "AccessRulesVersion"),
      ("TimeGenerated", "TimeGenerated [UTC]"), ("TimeGenerated", "time"),
      ("SourceIpAddress", "SourceIP"),
      ("ServiceResourceId", "PaaSResourceId"), ("Profile", "NspProfile"),
      ("Category", "LogCategory"), ("_ResourceId", "ResourceId"),
    ])
  func spellings(column: String, spelling: String) throws {
    let line = FlatSample.line.replacing("\"\(column)\":", with: "\"\(spelling)\":")
    #expect(try record(line).placeless == record(FlatSample.line).placeless)
  }

  @Test(
    "that is empty is absent",
    arguments: [#""""#, #""  ""#, "null", #""None""#, #""null""#, #""-""#, #"" - ""#])
  func absent(raw: String) throws {
    let record = try record(
      Sample().withSource("ipAddress", raw).withSource("port", raw)
        .withProperty("accessRulesVersion", raw).with("operationName", raw)
        .with("timeGeneratedEndTime", raw).with("count", raw).line)
    #expect(record[.sourceAddress] == nil && record[.sourcePort] == nil && record.port == nil)
    #expect(record[.rulesVersion] == nil && record[.operation] == nil)
    #expect(record.end == nil && record.count == 1)
    #expect(record.context.peer == Peer.none)
  }

  @Test(
    "of text may be an object, pseudo JSON, a number or a word",
    arguments: [
      (#"{"a": [1, "x\"y", null, true, 2.5]}"#, #"{"a":[1,"x\"y",null,true,2.5]}"#),
      (#""{ CallerInfo: 'OMS' ""#, "{ CallerInfo: 'OMS'"),
      (#""CallerInfo: OMS""#, "CallerInfo: OMS"),
      ("7", "7"), ("7.0", "7"), ("7.25", "7.25"), ("true", "true"), ("[]", "[]"), ("{}", "{}"),
      (#""a\tb\u0001""#, "a\tb\u{1}"), (#""\ud83d\ude00 é""#, "😀 é"),
    ])
  func parameters(raw: String, expected: String) throws {
    let record = try record(Sample().withSource("parameters", raw).line)
    #expect(record[.sourceParameters] == expected)
  }

  @Test(
    "of a port is a number where it can be one, and a text where it cannot",
    arguments: [
      ("50196", 50196, nil), (#""50196""#, 50196, nil), (#"" 50196 ""#, 50196, nil),
      ("50196.0", 50196, nil), (#""50196.0""#, 50196, nil), ("0", 0, nil), ("65535", 65535, nil),
      ("65536", nil, "65536"), ("-1", nil, "-1"), (#""any""#, nil, "any"), ("1.5", nil, "1.5"),
    ] as [(String, Int32?, String?)])
  func ports(raw: String, port: Int32?, text: String?) throws {
    let record = try record(Sample().withSource("port", raw).line)
    #expect(record.port == port && record[.sourcePort] == text)
  }

  @Test("that comes twice has the value that comes last")
  func duplicates() throws {
    let line = Sample().line
    #expect(
      try record(line.dropLast() + #","time":"2026-03-03T00:00:00Z"}"#).time.day.number == 20515)
    #expect(
      try record(line.dropLast() + #","Time":"2026-03-03T00:00:00Z"}"#).time.day.number == 20515)
    #expect(try record(#"{"TIME":"2026-03-03","# + line.dropFirst()).time.day.number == 20514)
    let rules = Sample().withProperty("matchedRule", #"{"accessRule":"a","AccessRule":"b"}"#)
    #expect(try record(rules.line)[.matchedRule] == "b")
    let twice = #""x","matchedRule":{"accessRule":"last"}"#
    #expect(try record(Sample().withProperty("matchedRule", twice).line)[.matchedRule] == "last")
  }

  @Test("that nobody knows is passed over, however deep it is")
  func unknown() throws {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    let record = try record(Sample().with("extra", deep).withProperty("extra", "{\"time\":1}").line)
    #expect(try record.placeless == self.record(Sample().line).placeless)
  }

  @Test("does not run into another record's")
  func isolation() {
    let bare = Sample().withProperty("matchedRule", nil).withSource("ipAddress", nil)
      .with("count", nil).withSource("parameters", "{\"a\":1}")
    let texts = [Sample().line, bare.line, Sample().line, bare.line]
    let together = Reading(texts.joined(separator: "\n")).records.map(\.placeless)
    #expect(together == texts.flatMap { Reading($0).records.map(\.placeless) })
  }
}
