import Foundation
import Testing

/// `--service-tags`: which tag a source lies in, where tags are proposed, and what is said of the file.
@Suite struct ServiceTagTests {
  private let sandbox: Sandbox
  private static let tags = Package.sample("ServiceTags_Public_20260302.json")

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("azure-sources"), "--quiet")
  }

  private func recommend(_ options: String) throws -> Outcome {
    try sandbox.shell(
      "perimetry recommend --service-tags '\(Self.tags)' --as-of 2026-03-09 \(options)")
  }

  private func candidates(_ outcome: Outcome) throws -> [[String: Any]] {
    let profiles = try #require(try outcome.json()["profiles"] as? [[String: Any]])
    let part = try #require(profiles.first?["inbound"] as? [String: Any])
    return part["candidates"] as? [[String: Any]] ?? []
  }

  private func proposedTags(_ outcome: Outcome) throws -> [String] {
    try candidates(outcome).filter { $0["kind"] as? String == "service-tag" }
      .compactMap { $0["element"] as? String }
  }

  @Test func aSourceIsToldByItsTagAndItsWays() throws {
    let outcome = try recommend("")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    for line in [
      "instead of prefix could be service-tag\n    AzureMonitor.WestEurope: its address lies in the tag",
      "198.51.100.130: not service-tag PowerPlatform, 198.51.100.140: the tag holds this address too",
      "203.0.113.70: perhaps service-tag DataFactory.WestEurope: its address lies in the tag, but not",
      "203.0.113.200: instead of prefix could be associate srch-team",
      "A SQL server also needs the service tags Sql and SqlManagement inbound",
    ] { #expect(outcome.text.contains(line), "\(line)\n\(outcome.text)") }
    #expect(!outcome.text.contains("lies in broad tags only"), "nothing to check there")
    #expect(try proposedTags(recommend("--format json")) == [])
  }

  @Test func everyWayOfAPeerIsInTheDocument() throws {
    let document = try recommend("--format json")
    let peers = try candidates(document).flatMap { $0["peers"] as? [[String: Any]] ?? [] }
    let indexer = try #require(peers.first { $0["peer"] as? String == "203.0.113.200" })
    let kinds = try #require(indexer["kinds"] as? [[String: Any]])
    #expect(
      kinds.map { "\($0["kind"] ?? "")=\($0["possible"] ?? ""): \($0["reason"] ?? "")" } == [
        "prefix=yes: public-address", "subscription=yes: sources-known",
        "service-tag=no: tag-broad", "associate=yes: source-onboarded",
        "perimeter-link=unknown: source-onboarded", "private-endpoint=unknown: network",
      ])
    let reasons = try #require(try document.json()["kind_reasons"] as? [String: String])
    #expect(kinds.allSatisfy { reasons[$0["reason"] as? String ?? ""] != nil })
    let table = try recommend("--format csv").text
    #expect(table.contains("service-tag=no (Storage.WestEurope)"))
  }

  @Test(arguments: [
    ("--prefer-service-tags", ["AzureDatabricks.WestEurope", "AzureMonitor.WestEurope"]),
    (
      "--prefer-service-tags --service-tags-at Microsoft.Sql --budget 5",
      ["AzureDatabricks.WestEurope", "AzureMonitor.WestEurope", "DataFactory.WestEurope"]
    ),
    ("--prefer-service-tags --max-exposure 5", []), ("--budget 2", ["AzureMonitor.WestEurope"]),
    ("--budget 3 --weigh events", ["AzureMonitor.WestEurope"]), ("--max-left-out 6", []),
    (
      "--prefer-service-tags --subscriptions",
      ["AzureDatabricks.WestEurope", "AzureMonitor.WestEurope"]
    ),
  ])
  func whatIsProposedCanBeProven(options: String, tags: [String]) throws {
    let outcome = try recommend("\(options) --format json")
    let found = try proposedTags(outcome)
    if !options.hasPrefix("--budget") { #expect(found == tags, "\(options)") }
    try sandbox.write(outcome.output, to: "rules.json")
    let proof = try recommend("--verify rules.json")
    #expect(proof.status == 0, "\(options): \(proof.text)")
    #expect(proof.text.contains("service-tags  yes") == !found.isEmpty, "\(proof.text)")
  }

  @Test func aForgedTagDoesNotHold() throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend --service-tags '\(Self.tags)' --prefer-service-tags -q --format json > rules.json
      sed 's|AzureMonitor.WestEurope|AzureMonitor|' rules.json > forged.json
      perimetry recommend --service-tags '\(Self.tags)' -q --verify forged.json
      """)
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("service-tags  no"), "\(outcome.text)")
    let without = try sandbox.run("recommend", "--verify", "rules.json")
    #expect(without.status == 2)
    #expect(without.errors.contains("made with the service tags of change number 412;"))
  }

  @Test(arguments: ["arm", "bicep", "terraform", "azapi", "azure-cli", "powershell"])
  func everyDialectWritesThem(dialect: String) throws {
    let outcome = try sandbox.shell(
      """
      perimetry recommend --service-tags '\(Self.tags)' --prefer-service-tags -q --format json > rules.json
      perimetry export \(dialect) rules.json
      """)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("AzureMonitor.WestEurope"))
    #expect(outcome.text.contains("perimetry-inbound-service-tags"))
  }

  @Test func aTagInARuleThatExistsCoversWhatItHolds() throws {
    let before = try sandbox.shell(
      """
      perimetry recommend --service-tags '\(Self.tags)' --prefer-service-tags -q --format json > rules.json
      perimetry recommend --service-tags '\(Self.tags)' --prefer-service-tags -q --rules rules.json --format json
      """)
    #expect(try candidates(before).isEmpty, "\(before.text)")
    // Without the file nobody knows whom the tags let in.
    let unknown = try sandbox.run("recommend", "--rules", "rules.json", "--format", "json")
    #expect(try !candidates(unknown).isEmpty)
  }

  @Test func aStaleOrWrongFileIsNamed() throws {
    let stale = try sandbox.run(
      "recommend", "--service-tags", Self.tags, "--as-of", "2026-03-17")
    #expect(stale.status == 0)
    #expect(stale.errors.contains("change number 412 of 2026-03-02 is 15 days old"))
    for (name, text, words) in [
      ("page.json", "<html>", "a web page and not the file it offers"),
      ("gov.json", #"{"cloud":"AzureGovernment","values":[]}"#, "the tags of the cloud"),
    ] {
      try sandbox.write(text, to: name)
      let outcome = try sandbox.run("recommend", "--service-tags", name)
      #expect(outcome.status == 2 && outcome.errors.contains(words), "\(outcome.errors)")
    }
    let missing = try sandbox.run("recommend", "--service-tags", "none.json")
    #expect(
      missing.status == 2 && missing.errors.contains("download ServiceTags_Public_<date>.json"))
    #expect(try sandbox.run("recommend", "--prefer-service-tags").status == 64)
    #expect(
      try sandbox.run("recommend", "--service-tags", Self.tags, "--service-tags-at", "sql").status
        == 64)
  }
}
