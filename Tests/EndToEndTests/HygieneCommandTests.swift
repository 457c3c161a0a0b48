import Foundation
import Testing

@Suite struct HygieneCommandTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
    try sandbox.write(
      """
      [{"name": "offices", "direction": "Inbound",
        "addressPrefixes": ["198.51.100.0/24", "198.51.100.12/32", "10.20.0.0/16"]},
       {"name": "again", "direction": "Inbound", "addressPrefixes": ["198.51.100.0/24"]}]
      """, to: "current.json")
  }

  @Test func whatCanGoIsCounted() throws {
    let outcome = try sandbox.run(
      "hygiene", "--rules", "current.json", "--format", "json", "--fail-on", "freed>2")
    #expect(outcome.status == 1 && outcome.errors.contains("freed is 3"), "\(outcome.errors)")
    let figures = try #require(try outcome.json()["figures"] as? [String: Int])
    #expect(figures["duplicate"] == 1 && figures["shadowed"] == 1 && figures["ineffective"] == 1)
    let calm = try sandbox.run("hygiene", "--rules", "current.json", "--fail-on", "freed>3")
    #expect(calm.status == 0 && calm.text.contains("Shadowed"), "\(calm.errors)")
  }

  @Test func whatIsMissingIsAskedFor() throws {
    let none = try sandbox.run("hygiene")
    #expect(none.status == 64 && none.errors.contains("--rules FILE"))
    let wrong = try sandbox.run("hygiene", "--rules", "current.json", "--fail-on", "dusty")
    #expect(wrong.status == 64 && wrong.errors.contains("shadowed"))
    let gone = try sandbox.run("hygiene", "--rules", "gone.json")
    #expect(gone.status == 2 && gone.errors.contains("gone.json"))
  }
}
