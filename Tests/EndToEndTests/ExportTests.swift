import Foundation
import Testing

@Suite struct ExportTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test(arguments: ["learning-with-blockers", "outbound", "aggregated-counts"])
  func aRecommendationBecomesATemplateByAPipeOrAFile(sample: String) throws {
    try sandbox.run("ingest", Package.sample(sample), "--quiet")
    let rules = try sandbox.run("recommend", "--format", "json")
    #expect(rules.status == 0)
    try sandbox.write(rules.output, to: "rules.json")
    for (dialect, mark) in ExportTests.dialects {
      let piped = try sandbox.shell(
        "perimetry recommend --format json | perimetry export \(dialect) -")
      #expect(piped.status == 0 && piped.errors.isEmpty)
      let file = try sandbox.run("export", dialect, "rules.json")
      #expect(file.output == piped.output && file.text.contains(mark))
      // The evidence is where the rule is.
      #expect(file.text.contains("a record: "))
    }
  }

  private static let dialects = [
    ("arm", "accessRules\""), ("bicep", "accessRules@2024-07-01' = {"),
    ("terraform", "resource \"azurerm_network_security_perimeter_access_rule\""),
    ("azapi", "resource \"azapi_resource\""), ("azure-cli", "access-rule create"),
    ("powershell", "\nNew-AzNetworkSecurityPerimeterAccessRule @rule"),
  ]

  @Test(arguments: dialects.map(\.0))
  func undoingSaysNothingOfAnyElement(dialect: String) throws {
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    try sandbox.write(
      sandbox.run("recommend", "--format", "json").output, to: "rules.json")
    let undo = try sandbox.run("export", dialect, "rules.json", "--undo")
    #expect(
      undo.status == 0
        && undo.text.contains("perimetry-outbound-fqdns")
          != (dialect == "terraform" || dialect == "azapi")
    )
    #expect(!undo.text.contains("api.example.com"))
    // A template can only stop saying that a rule is to be.
    let warns = undo.errors.contains("a deployment removes nothing by itself")
    #expect(warns == (dialect == "arm" || dialect == "bicep"))
  }

  @Test(arguments: dialects.map(\.0))
  func whatIsThereIsKeptAndPutBack(dialect: String) throws {
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    let document = try sandbox.run("recommend", "--format", "json")
    try sandbox.write(document.output, to: "rules.json")
    try sandbox.write(
      document.text.replacing("\"api.example.com\"", with: "\"before.example.com\""),
      to: "before.json")
    let both = try sandbox.run("export", dialect, "rules.json", "--existing", "before.json")
    #expect(both.status == 0 && both.text.contains("api.example.com"))
    #expect(both.text.contains("before.example.com"))
    let undo = try sandbox.run(
      "export", dialect, "rules.json", "--existing", "before.json", "--undo")
    #expect(undo.status == 0 && !undo.text.contains("api.example.com"))
    #expect(undo.text.contains("before.example.com"))
  }

  /// As `az network perimeter profile access-rule list` prints it.
  @Test(arguments: dialects.map(\.0))
  func aListOfRulesIsWhatIsThere(dialect: String) throws {
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    let document = try sandbox.run("recommend", "--format", "json")
    try sandbox.write(document.output, to: "rules.json")
    let profiles = try #require(document.json()["profiles"] as? [[String: Any]])
    let perimeter = try #require(profiles.first?["perimeter"] as? String)
    func list(_ more: String) throws {
      try sandbox.write(
        """
        [{"name": "Perimetry-Outbound-FQDNs", "direction": "Outbound",
          "fullyQualifiedDomainNames": ["before.example.com"\(more)], "addressPrefixes": [],
          "id": "\(perimeter)/profiles/defaultProfile/accessRules/Perimetry-Outbound-FQDNs"}]
        """, to: "before.json")
    }
    try list("")
    let outcome = try sandbox.run("export", dialect, "rules.json", "--existing", "before.json")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.text.contains("api.example.com") && outcome.text.contains("before.example.com"))
    try list(#", "*.example.net""#)
    let refused = try sandbox.run("export", dialect, "rules.json", "--existing", "before.json")
    #expect(refused.status == 2 && refused.output.isEmpty)
    #expect(refused.errors.contains("'*.example.net'") && refused.errors.contains("rename"))
  }

  @Test func whatIsThereOfOtherProfilesKeepsNothing() throws {
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
    let document = try sandbox.run("recommend", "--format", "json")
    try sandbox.write(document.output, to: "rules.json")
    try sandbox.write(
      document.text.replacing("\"defaultProfile\"", with: "\"another\""), to: "before.json")
    let outcome = try sandbox.run("export", "bicep", "rules.json", "--existing", "before.json")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("--existing does not know it, so nothing of it is kept"))
    let missing = try sandbox.run("export", "bicep", "rules.json", "--existing", "none.json")
    #expect(missing.status == 2 && missing.errors.contains("none.json"))
    #expect(try sandbox.run("export", "bicep", "-", "--existing", "-").status == 64)
  }

  @Test(arguments: dialects.map(\.0))
  func namesAsParametersAreInNoStatement(dialect: String) throws {
    try sandbox.run("ingest", Package.sample("hostile-input"), "--quiet")
    let outcome = try sandbox.shell(
      "perimetry recommend --format json | perimetry export \(dialect) --parameters -")
    #expect(outcome.status == 0 && !outcome.text.contains("\u{1B}"))
    let statements = outcome.lines.filter { line in
      let start = line.drop { $0 == " " }
      return !["#", "//", "@description(", "description ", "\"description\"", "\""].contains {
        start.hasPrefix($0)
      }
    }
    #expect(!statements.joined().contains("nsp-example"))
  }

  @Test func aNameThatAzureDoesNotAllowIsNoPartOfAnARMTemplate() throws {
    try sandbox.run("ingest", Package.sample("hostile-input"), "--quiet")
    let arm = try sandbox.shell("perimetry recommend --format json | perimetry export arm -")
    #expect(arm.status == 3 && arm.errors.contains("a name Azure does not allow"))
    #expect(!arm.text.contains("path.module"))
    // The others are as if it were not there.
    let others = try sandbox.shell(
      "perimetry recommend --format json | perimetry export arm - --profile DEFAULTprofile")
    #expect(others.status == 0 && others.errors == "" && others.output == arm.output)
    let alone = try sandbox.shell(
      "perimetry recommend --format json > all.json; "
        + "perimetry recommend --format json | sed 's/\"defaultProfile\"/\"b<d\"/' | perimetry export arm -"
    )
    #expect(alone.status == 2 && alone.output.isEmpty)
    let none = try sandbox.run("export", "arm", "all.json", "--perimeter", "nsp-other")
    #expect(none.status == 2 && none.errors.contains("nsp-example/defaultProfile"))
    #expect(!none.errors.contains("\u{1B}"))
    // Terraform takes the profile's id from a variable, so the name stands in comments only.
    let other = try sandbox.shell(
      "perimetry recommend --format json | perimetry export terraform -")
    #expect(other.status == 0 && !other.text.contains("\u{1B}"))
  }

  @Test func nothingToAllowIsNothingToExport() throws {
    try sandbox.run("ingest", Package.sample("clean-and-ready"), "--quiet")
    let outcome = try sandbox.shell("perimetry recommend --format json | perimetry export arm -")
    #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.errors.isEmpty)
  }
}
