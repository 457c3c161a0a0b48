import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The category of a record")
struct CategoryTests {
  private static let container = "insights-logs-nsppublicoutboundresourcerulesallowed/x/PT1H.json"

  @Test("comes from the container's name where the record has none, and says so")
  func fromContainer() {
    for path in [
      Self.container,
      "/a/insights-logs-network-security-perimeterpublicoutboundresourcerulesallowed/b",
    ] {
      let reading = Reading(Sample().with("category", nil).line, path: path)
      #expect(
        reading.records.map(\.context.category.known) == [.publicOutboundResourceRulesAllowed])
      #expect(reading.diagnostics == [.categoryFromContainer])
    }
  }

  @Test("is the record's own where it has one, whatever the container")
  func own() {
    let reading = Reading(Sample().line, path: Self.container)
    #expect(reading.records.map(\.context.category.known) == [.publicInboundResourceRulesAllowed])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("that nobody knows rejects a perimeter's record and names the column")
  func missing() {
    let reading = Reading(Sample().with("category", nil).line)
    #expect(reading.rejects.map(\.reason) == [.missingColumn("category")])
    #expect(reading.balances)
    let table = Reading(FlatSample.line("Category", nil))
    #expect(table.rejects.map(\.reason) == [.missingColumn("category")])
  }

  @Test("is canonical, with the exported spelling beside it where that differs")
  func spelling() {
    let spelling = "network security perimeterPublicInboundResourceRulesAllowed"
    let reading = Reading(Sample().with("category", "\"\(spelling)\"").line)
    #expect(reading.records.map(\.context.category.known) == [.publicInboundResourceRulesAllowed])
    #expect(reading.records.map { $0[.exportedCategory] } == [spelling])
    #expect(reading.records.map(\.key) == Reading(Sample().line).records.map(\.key))
    #expect(Reading(Sample().line).records.map { $0[.exportedCategory] } == [nil])
  }

  @Test("that is unknown is kept and shown as unknown")
  func unknown() {
    for line in [
      Sample().with("category", #""NspQuantumInboundAllowed""#).line,
      FlatSample.line("Category", #""NspQuantumInboundAllowed""#),
      Sample().with("category", #""Something else""#).line,
    ] {
      let reading = Reading(line)
      #expect(reading.records.count == 1 && reading.account.unknownCategory == 1)
      #expect(reading.diagnostics == [.unknownCategory])
      #expect(reading.records.first?.context.category.known == nil)
    }
  }

  @Test("that is the table's name is taken as absent")
  func tableName() {
    let line = Sample().with("category", #""NspAccessLogs""#).line
    #expect(Reading(line).rejects.map(\.reason) == [.missingColumn("category")])
    let reading = Reading(line, path: Self.container)
    #expect(reading.records.count == 1)
    #expect(reading.diagnostics == [.categoryFromContainer, .tableNameAsCategory])
  }

  @Test(
    "of another table makes the record foreign",
    arguments: [
      #"{"time":"2026-03-02T08:15:00Z","category":"StorageRead","resourceId":"\#(Sample.account)"}"#,
      #"{"time":"2026-03-02T08:15:00Z","category":"AuditEvent","callerIpAddress":"198.51.100.7"}"#,
      #"{"TimeGenerated":"2026-03-02T08:15:00Z","Type":"AzureActivity","OperationName":"x"}"#,
      #"{"hello":"world"}"#, "{}",
    ])
  func foreign(line: String) {
    let reading = Reading(line + "\n" + Sample().line)
    #expect(reading.account.foreign == 1 && reading.records.count == 1 && reading.balances)
    #expect(reading.rejects.isEmpty)
  }

  @Test("that is a perimeter's keeps a record that says nothing else")
  func bare() {
    let line =
      #"{"time":"2026-03-02T08:15:00Z","category":"NspPublicInboundResourceRulesAllowed","count":3}"#
    let reading = Reading(line)
    #expect(reading.records.map(\.count) == [3])
    #expect(reading.records.map(\.context.peer) == [Peer.none])
  }
}
