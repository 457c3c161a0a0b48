import Foundation
import Testing

@Suite struct DriftTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
  }

  private func figures(_ outcome: Outcome) throws -> [String: Int] {
    try #require(try outcome.json()["figures"] as? [String: Int], "\(outcome.errors)")
  }

  @Test func aStoreHasNotDriftedFromItself() throws {
    let outcome = try sandbox.run(
      "drift", "perimetry.db", "perimetry.db", "--fail-on", "new-peers", "--fail-on", "different",
      "--format", "json")
    let figures = try figures(outcome)
    #expect(outcome.status == 0 && figures.count == 14 && figures.values.allSatisfy { $0 == 0 })
  }

  @Test func momentsOfAStoreMirror() throws {
    let there = try sandbox.run(
      "drift", "--from", "2026-03-02/2026-03-05", "--to", "2026-03-05/2026-03-09", "--format",
      "json")
    let back = try sandbox.run(
      "drift", "--to", "2026-03-02/2026-03-05", "--from", "2026-03-05/2026-03-09", "--format",
      "json")
    let (mine, theirs) = (try figures(there), try figures(back))
    #expect(mine["new-peers"] == theirs["gone-peers"] && mine["gone-peers"] ?? 0 > 0)
    #expect(mine["new-blocked-peers"] == theirs["gone-blocked-peers"])
    #expect(mine["rules-added"] == theirs["rules-removed"])
    #expect(mine["exposed"] == theirs["closed"])
    let at = try sandbox.run("drift", "--at", "2026-03-05", "--format", "json")
    #expect(try figures(at) == mine, "the sample begins and ends within the intervals")
  }

  @Test func aPipelineStopsAtNewBlockers() throws {
    try sandbox.write(LogLine.records(1..<3), to: "old.jsonl")
    try sandbox.write(
      LogLine.record(port: 9, address: "203.0.113.9", time: "2026-03-09T08:00:00Z") + "\n",
      to: "new.jsonl")
    try sandbox.run("ingest", "old.jsonl", "--store", "old.db", "--quiet")
    try sandbox.run("ingest", "old.jsonl", "new.jsonl", "--store", "new.db", "--quiet")
    let there = try sandbox.run("drift", "old.db", "new.db", "--fail-on", "new-blocked-peers>0")
    #expect(there.status == 1 && there.errors.contains("new-blocked-peers is 1"))
    #expect(there.text.contains("203.0.113.9") && there.text.contains("2026-03-09T08:00:00Z"))
    #expect(!there.text.contains("198.51.100.7 "), "what did not change is not listed")
    let back = try sandbox.run("drift", "new.db", "old.db", "--fail-on", "new-blocked-peers")
    #expect(back.status == 0 && back.text.contains("Blockers gone"), "\(back.errors)")
  }

  @Test func recommendationsAreCompared() throws {
    _ = try sandbox.shell(
      """
      perimetry recommend --format json > many.json
      perimetry recommend --budget 5 --format json > few.json
      """)
    let outcome = try sandbox.run("drift", "many.json", "few.json", "--fail-on", "wider")
    #expect(outcome.status == 1 && outcome.text.contains("widen"), "\(outcome.errors)")
    let back = try sandbox.run("drift", "few.json", "many.json", "--fail-on", "wider")
    #expect(back.status == 0 && back.text.contains("narrow"))
  }

  @Test func whatCannotBeComparedIsNamed() throws {
    _ = try sandbox.shell("perimetry recommend --format json > rules.json")
    for words in [
      [], ["perimetry.db"], ["--from", "2026-03-02/2026-03-05"],
      ["perimetry.db", "perimetry.db", "--at", "2026-03-05"],
      ["--at", "2026-03-05", "--since", "2026-03-02"],
      ["--at", "2026-03-05", "--fail-on", "newer"],
      ["--from", "2026-03-05/2026-03-02", "--to", "2026-03-05/2026-03-06"],
    ] {
      let outcome = try sandbox.start([Package.product("perimetry"), "drift"] + words)
      #expect(outcome.status == 64, "\(words): \(outcome.errors)")
    }
    let mixed = try sandbox.run("drift", "perimetry.db", "rules.json")
    #expect(mixed.status == 2 && mixed.errors.contains("rules.json"))
  }
}
