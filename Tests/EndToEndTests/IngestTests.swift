import Foundation
import Testing

@Suite struct IngestTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func account(_ outcome: Outcome) throws -> [String: Int] {
    let account = try #require(try outcome.json()["account"] as? [String: Any])
    return account.compactMapValues { $0 as? Int }
  }

  @Test(arguments: Package.samples)
  func whatWasReadBalancesAndASecondRunChangesNothingAndSaysSo(sample: String) throws {
    let first = try sandbox.run("ingest", Package.sample(sample), "--format", "json")
    #expect(first.status == 0)
    let read = try account(first)
    let parts = ["kept", "duplicate", "conflict", "rejected", "foreign"].compactMap { read[$0] }
    #expect(parts.count == 5 && read["read"] == parts.reduce(0, +) && read["kept"] ?? 0 > 0)
    let dump = "SELECT * FROM NSPAccessLogs ORDER BY TimeGenerated, File, Offset"
    let before = try sandbox.run("query", dump, "--format", "json").output
    let again = try sandbox.run("ingest", Package.sample(sample))
    #expect(again.status == 0 && again.errors.isEmpty)
    #expect(again.text.contains("Nothing new: no record was read."))
    let forced = try sandbox.run("ingest", Package.sample(sample), "--force")
    #expect(forced.status == 0)
    let news =
      read["conflict"] == 0
      ? "Nothing new: the store stays as it was." : "came with another count or end"
    #expect(forced.text.contains(news))
    #expect(try sandbox.run("query", dump, "--format", "json").output == before)
    #expect(try sandbox.names() == ["perimetry.db"])
  }

  @Test func standardInputAndPatternsAreRead() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a1.json")
    try sandbox.write(LogLine.records(3..<5), to: "a2.json")
    try sandbox.write(LogLine.records(5..<9), to: "b.json")
    let piped = try sandbox.run("ingest", "-", "--format", "json", input: LogLine.records(0..<2))
    #expect(try piped.status == 0 && account(piped)["kept"] == 2)
    let pattern = try sandbox.run("ingest", "a?.json", "--format", "json")
    #expect(try account(pattern)["kept"] == 3)
    #expect(try account(pattern)["duplicate"] == 2)
    let nothing = try sandbox.run("ingest", "c*.json")
    #expect(nothing.status == 2 && nothing.errors == "perimetry: c*.json: no file matches\n")
  }

  @Test func onlyWhatIsNewInAFileThatGrewIsKept() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    try sandbox.run("ingest", "a.json")
    try sandbox.write(LogLine.records(0..<5), to: "a.json")
    let grown = try sandbox.run("ingest", "a.json", "--format", "json")
    #expect(try account(grown)["kept"] == 2)
    #expect(try account(grown)["read"] == 2)
    let forced = try sandbox.run("ingest", "a.json", "--force", "--format", "json")
    #expect(try account(forced)["duplicate"] == 5)
    let coverage = try account(try sandbox.run("coverage", "--format", "json"))
    #expect(coverage["read"] == 5 && coverage["kept"] == 5 && coverage["duplicate"] == 0)
  }

  @Test func quietMeansSilentAndVerboseNamesEachFile() throws {
    let quiet = try sandbox.run("ingest", Package.sample("hostile-input"), "--quiet")
    #expect(quiet.status == 0 && quiet.errors.isEmpty && !quiet.output.isEmpty)
    let verbose = try sandbox.run("ingest", Package.sample("hostile-input"), "--force", "--verbose")
    #expect(verbose.errors.contains("PT1H.json: "))
    #expect(verbose.errors.count { $0 == "\n" } > 8)
  }

  @Test func theStoreCanBeNamedByTheEnvironment() throws {
    let environment = ["PERIMETRY_STORE": "elsewhere.db"]
    try sandbox.run("ingest", Package.sample("outbound"), environment: environment)
    #expect(try sandbox.names() == ["elsewhere.db"])
    #expect(try sandbox.run("flows", environment: environment).status == 0)
    let named = try sandbox.run(
      "ingest", Package.sample("outbound"), "--store", "named.db", environment: environment)
    #expect(named.status == 0)
    #expect(try sandbox.names() == ["elsewhere.db", "named.db"])
  }

  @Test func theStoreWithinTheArchiveIsNotReadAsALog() throws {
    try sandbox.write(LogLine.records(0..<3), to: "logs/a.json")
    try sandbox.run("ingest", "logs", "--store", "logs/perimetry.db")
    let again = try sandbox.run("ingest", "logs", "--store", "logs/perimetry.db", "--verbose")
    #expect(again.status == 0 && again.errors.isEmpty)
  }

  @Test(.enabled(if: Package.readsGzip, "gzip is not built in"))
  func twoRoutesOfTheSameRecordsCountOnce() throws {
    let both = try sandbox.run("ingest", Package.sample("two-routes"), "--format", "json")
    let account = try account(both)
    #expect(account["kept"] ?? 0 > 0 && account["duplicate"] == (account["kept"] ?? 0) - 1)
  }
}
