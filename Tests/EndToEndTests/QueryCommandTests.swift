import Foundation
import Testing

/// Questions by name, and the store as other programs see it.
@Suite struct QueryCommandTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run("ingest", "--quiet", Package.sample("learning-with-blockers"))
    #expect(outcome.status == 0)
    return sandbox
  }

  @Test func aQuestionIsAskedByName() throws {
    let sandbox = try sandbox()
    let outcome = try sandbox.run("query", "--name", "Blockers", "--format", "csv")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let rows = CSVText.rows(of: outcome.text)
    #expect(rows[0].first == "peer" && rows.count > 5)
    let sql = try sandbox.run("query", "--name", "blockers", "--show-sql")
    #expect(sql.text.hasPrefix("SELECT peer,") && sql.text.contains(":resource"))
    let none = try sandbox.run("query", "--name", "blockers", "--set", "resource=no-such")
    #expect(none.status == 0 && none.text.contains("0 rows."))
  }

  @Test(arguments: [
    (["--name", "bloker"], "There is no question \"bloker\". Did you mean blockers?"),
    (["--name", "blockers", "--set", "peer=x"], "blockers takes resource=…, profile=…."),
    (["--name", "denied", "--set", "x"], "denied takes nothing."),
    (["--name", "blockers", "--set", "resource="], "and no empty one"),
    (["--name", "blockers", "--set", "profile=a", "--set", "profile=b"], "one value for each"),
    (["--name", "blocker-tags"], "give Microsoft's file, --service-tags"),
    (["--name", "denied", "--service-tags", "x.json"], "denied does not need the file"),
    (["--list", "SELECT 1"], "Say what to ask"), ([], "Say what to ask"),
    (["SELECT 1", "--set", "a=b"], "go with --name QUESTION"),
  ])
  func aQuestionThatCannotBeAskedIsSaidToBe(words: [String], remedy: String) throws {
    let outcome = try Sandbox().run(["query"] + words)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(remedy))
  }

  @Test func whoCountsRowsIsToldThatTheyAreAggregates() throws {
    let sandbox = try sandbox()
    let counted = try sandbox.run("query", "SELECT count(*) FROM NSPAccessLogs")
    #expect(counted.status == 0 && counted.errors.contains("sum(Count)"))
    let summed = try sandbox.run("query", "SELECT sum(Count), count(*) FROM NSPAccessLogs")
    #expect(summed.errors.isEmpty)
    let quiet = try sandbox.run("query", "SELECT count(*) FROM NSPAccessLogs", "--quiet")
    #expect(quiet.errors.isEmpty)
  }

  @Test func tagsAreNamedForTheAddressesOfBlockers() throws {
    let sandbox = try sandbox()
    try sandbox.write(
      """
      {"changeNumber": 1, "cloud": "Public", "values": [{"name": "Example", "id": "Example",
        "properties": {"changeNumber": 1, "region": "", "platform": "Azure", "systemService": "",
          "addressPrefixes": ["198.51.100.0/25"], "networkFeatures": []}}]}
      """, to: "tags.json")
    let outcome = try sandbox.run(
      "query", "--name", "blocker-tags", "--service-tags", "tags.json", "--format", "csv", "--quiet"
    )
    #expect(outcome.status == 0)
    let rows = CSVText.rows(of: outcome.text)
    #expect(rows[0].last == "service_tags")
    for row in rows.dropFirst() {
      let isHeld =
        row[0].hasPrefix("198.51.100.") && (Int(row[0].split(separator: ".")[3]) ?? 200) < 128
      #expect(row.last == (isHeld ? "Example" : ""), "\(row)")
    }
    #expect(rows.dropFirst().contains { $0.last == "Example" })
  }

  /// What is committed is what the program writes.
  @Test func datasettesMetadataIsTheOneInSchemas() throws {
    let outcome = try Sandbox().run("query", "--datasette")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let committed = try String(
      contentsOf: Package.root.appending(path: "Schemas/datasette/metadata.json"), encoding: .utf8)
    let remedy = "perimetry query --datasette > Schemas/datasette/metadata.json"
    #expect(outcome.text == committed, "\(remedy)")
    let other = try Sandbox().run("query", "--datasette", "--store", "west.db")
    #expect(other.text == committed.replacing("\"perimetry\" : {", with: "\"west\" : {"))
  }
}
