import Foundation
import PerimetryModel
import Testing

@testable import PerimetryInput

/// The published records as they are, where they lie beside the clone.
private let real = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../../../shared/real").standardized.path
private let isThere = FileManager.default.fileExists(atPath: real)

@Suite("A published record", .enabled(if: isThere, "NOT RUN: \(real) is not there"))
struct RealRecordTests {
  private func read(_ name: String) -> Reading {
    Reading(files: ArchiveListing([name], workingDirectory: real).files)
  }

  @Test("of the Azure Monitor draft is read as it is")
  func monitor() throws {
    let reading = read("record-azure-monitor-2024.json")
    let record = try #require(reading.records.first)
    #expect(reading.records.count == 1 && reading.balances && reading.diagnostics.isEmpty)
    #expect(record.time.description == "2024-04-26T00:58:01Z")
    #expect(record.end == nil && record.count == 1 && record.port == 50196)
    #expect(record.context.category == .known(.publicInboundPerimeterRulesAllowed))
    #expect(record.context.peer == .address(.v4(0xCB00_71E1)))
    #expect(record[.profile] == "demoProfile")
    #expect(record[.matchedRule] == "allow-demo-vm-01-IP-address")
    #expect(record[.sourceProtocol] == "https")
    #expect(record[.sourceParameters] == "CallerInfo: OMS")
    #expect(record[.featureNames] == #"["*"]"#)
    #expect(record[.location] == "northcentralus")
    let absent: [RecordField] = [.operation, .rulesVersion, .sourceResource, .serviceFQDN]
    for field in absent { #expect(record[field] == nil, "\(field)") }
    #expect(record[.serviceResource]?.hasSuffix("/workspaces/la-ws-test-nsp") == true)
    #expect(ResourceID(record[.perimeter] ?? "").type == ResourceID.perimeterType)
  }

  @Test("of the articles' table is read as it is")
  func table() throws {
    let reading = read("record-documented-table.json")
    let record = try #require(reading.records.first)
    #expect(reading.records.count == 1 && reading.balances && reading.diagnostics.isEmpty)
    #expect(record.time.description == "2025-08-28T00:00:00Z")
    #expect(record.context.category == .known(.publicInboundResourceRulesAllowed))
    #expect(
      record[.exportedCategory] == "network-security-perimeterPublicInboundResourceRulesAllowed")
    #expect(record[.profile] == "defaultProfile")
    #expect(record[.matchedRule] == "IP firewall")
    #expect(record[.matchedRuleText] == nil)
    #expect(record[.rulesVersion] == "0")
    #expect(record.context.peer.text == "1.1.1.1")
  }

  @Test(
    "that is a rule list or a configuration is no log record, and nothing of it is kept",
    arguments: [
      "rules-rest-list-live.json", "rules-rest-list-documented.json",
      "configuration-search-powershell.json",
    ])
  func rules(name: String) {
    let reading = read(name)
    #expect(reading.records.isEmpty && reading.balances)
    #expect(reading.account.foreign == 1)
  }
}
