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
    for dialect in ["arm", "terraform"] {
      let piped = try sandbox.shell(
        "perimetry recommend --format json | perimetry export \(dialect) -")
      #expect(piped.status == 0 && piped.errors.isEmpty)
      let file = try sandbox.run("export", dialect, "rules.json")
      #expect(file.output == piped.output && !file.output.isEmpty)
      if dialect == "arm" {
        let resources = try #require(try file.json()["resources"] as? [[String: Any]])
        #expect(!resources.isEmpty)
      } else {
        #expect(file.text.contains("resource \"azurerm_network_security_perimeter_access_rule\""))
      }
    }
  }

  @Test func aNameThatAzureDoesNotAllowIsNoPartOfAnARMTemplate() throws {
    try sandbox.run("ingest", Package.sample("hostile-input"), "--quiet")
    let arm = try sandbox.shell("perimetry recommend --format json | perimetry export arm -")
    #expect(arm.status == 2 && arm.output.isEmpty)
    #expect(arm.errors.contains("a name Azure does not allow"))
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
