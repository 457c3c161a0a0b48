import Foundation
import Testing

@Suite struct SimulateTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
    _ = try sandbox.shell("perimetry recommend --format json > rules.json")
  }

  @Test func theProposalBreaksOnlyWhatItSays() throws {
    let outcome = try sandbox.shell("perimetry simulate --rules rules.json --format json")
    #expect(outcome.status == 0, "\(outcome.text)")
    let figures = try #require(try outcome.json()["figures"] as? [String: Int])
    #expect(figures["denied"] == 59 && figures["denied-peers"] == 2)
    #expect(figures["allowed"] == 0 && figures["cannot-tell"] == 0)
    #expect(figures["idle-elements"] == 0)
  }

  @Test func aPipelineCanFailOnAFigure() throws {
    let held = try sandbox.shell("perimetry simulate --rules rules.json -q --fail-on 'denied>59'")
    #expect(held.status == 0)
    let failed = try sandbox.shell(
      "perimetry simulate --rules rules.json -q --fail-on allowed --fail-on 'denied>=59'")
    #expect(failed.status == 1 && failed.errors.contains("denied is 59"))
    #expect(failed.text.contains("What would change"), "the report comes all the same")
  }

  @Test func whatWasNotRecordedIsNoAllClear() throws {
    let words = ["simulate", "--rules", "rules.json", "--resource", "nobody"]
    let plain = try sandbox.run(words)
    #expect(plain.status == 0 && plain.text.contains("Cannot tell: no record in the store"))
    #expect(!plain.text.contains("Nothing that was let through"))
    let gate = try sandbox.run(words + ["--fail-on", "denied"])
    #expect(gate.status == 1 && gate.errors.contains("nothing was judged"))
  }

  @Test func whatIsMissingIsAskedFor() throws {
    let none = try sandbox.run("simulate")
    #expect(none.status == 64 && none.errors.contains("--rules FILE"))
    let wrong = try sandbox.run("simulate", "--rules", "rules.json", "--fail-on", "broken>0")
    #expect(wrong.status == 64 && wrong.errors.contains("denied-peers"))
    let namespace = try sandbox.run(
      "simulate", "--rules", "rules.json", "--service-tags", "tags.json", "--service-tags-at", "sql"
    )
    #expect(namespace.status == 64 && namespace.errors.contains("name a resource provider"))
    let gone = try sandbox.run("simulate", "--rules", "gone.json")
    #expect(gone.status == 2 && gone.errors.contains("gone.json"))
  }

  @Test func rulesOfAnotherProfileSayNothing() throws {
    let outcome = try sandbox.shell(
      """
      sed 's/"profile" *: *"[^"]*"/"profile": "another"/' rules.json > other.json
      perimetry simulate --rules other.json
      """)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.text.contains("No rules were given for"), "\(outcome.text)")
    #expect(outcome.text.contains("no file speaks of the profile"))
  }

  @Test func aPeerIsTriedOnEveryRule() throws {
    let outcome = try sandbox.shell(
      "perimetry explain 198.51.100.14 --rules rules.json --examples 0 --format json")
    #expect(outcome.status == 0, "\(outcome.text)")
    let trials = try #require(try outcome.json()["trials"] as? [[String: Any]])
    #expect(trials.count == 1 && trials[0]["result"] as? String == "allowed")
    let attempts = try #require(trials[0]["attempts"] as? [[String: Any]])
    #expect(attempts.first?["element"] as? String == "198.51.100.14/31")
    #expect(attempts.first?["result"] as? String == "matches")
    let denied = try sandbox.run("explain", "10.20.0.9", "--rules", "rules.json")
    let words = denied.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("It would take: give the subnet a private endpoint"), "\(denied.text)")
  }

  @Test func aProposedRuleIsExplainedByWhatItCarries() throws {
    let outcome = try sandbox.run(
      "explain", "perimetry-inbound-prefixes", "--rules", "rules.json", "--format", "csv")
    #expect(outcome.status == 0 && outcome.text.contains("198.51.100.14"), "\(outcome.errors)")
    #expect(!outcome.text.contains("10.20.0.9"))
    let unknown = try sandbox.run("explain", "perimetry-inbound-prefixes")
    #expect(unknown.status == 2 && unknown.errors.contains("--rules"))
  }
}
