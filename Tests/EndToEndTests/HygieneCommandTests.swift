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

  @Test func withoutRecordsOnlyTheRulesThemselvesAreJudged() throws {
    let words = ["hygiene", "--rules", "current.json", "--resource", "nobody"]
    let plain = try sandbox.run(words)
    #expect(plain.status == 0 && plain.text.contains("Cannot tell: no record in the store"))
    let gate = try sandbox.run(words + ["--fail-on", "unused"])
    #expect(gate.status == 1 && gate.errors.contains("nothing was judged"))
    #expect(try sandbox.run(words + ["--fail-on", "duplicate>1"]).status == 0)
  }

  @Test func whatIsMissingIsAskedFor() throws {
    let none = try sandbox.run("hygiene")
    #expect(none.status == 64 && none.errors.contains("--rules FILE"))
    let wrong = try sandbox.run("hygiene", "--rules", "current.json", "--fail-on", "dusty")
    #expect(wrong.status == 64 && wrong.errors.contains("shadowed"))
    let gone = try sandbox.run("hygiene", "--rules", "gone.json")
    #expect(gone.status == 2 && gone.errors.contains("gone.json"))
  }

  @Test(.enabled(if: Package.readsGzip, "NOT RUN: gzip is not built in"))
  func trafficAndPairsAreConditionsToo() throws {
    let words = ["hygiene", "--rules", "current.json", "--format", "json"]
    let plain = try sandbox.perimetry(words + ["--fail-on", "public-beside-private"])
    #expect(plain.status == 1 && plain.errors.contains("public-beside-private is 1"))
    let found = try #require(try plain.json()["traffic"] as? [[String: Any]])
    #expect(found.map { $0["peer"] as? String } == ["203.0.113.40"])
    let evidence = try #require(found.first?["evidence"] as? [[String: Any]])
    let file = try #require(evidence.first?["file"] as? String)
    let offset = try #require(evidence.first?["offset"] as? Int)
    let length = try #require(evidence.first?["length"] as? Int)
    let csv = try sandbox.run("hygiene", "--rules", "current.json", "--format", "csv")
    #expect(csv.text.contains("\(file),\(offset),\(length)"), "\(csv.text)")
    let text = try sandbox.run("hygiene", "--rules", "current.json").text
    #expect(text.contains("A record behind each:") && text.contains("203.0.113.40 at sql-example:"))
    let bytes = try Data(contentsOf: URL(filePath: file)).dropFirst(offset).prefix(length)
    let record = String(decoding: bytes, as: UTF8.self)
    #expect(record.hasPrefix("{") && record.contains("203.0.113.40"), "\(record)")
    let pair = try sandbox.perimetry(
      words + ["--pair", "stexample=sql-example", "--pair", "stexample=nobody"]
        + ["--fail-on", "pair-cannot-tell", "--fail-on", "pair-differs"])
    #expect(pair.status == 1 && pair.errors.contains("pair-cannot-tell is 1"), "\(pair.errors)")
    let other = try sandbox.perimetry(
      words + ["--pair", "stexample=nobody", "--fail-on", "pair-differs"])
    #expect(other.status == 1 && other.errors.contains("could not be compared"))
    for wrong in ["stexample", "a=b=c", "=b"] {
      #expect(try sandbox.perimetry(words + ["--pair", wrong]).status == 64)
    }
  }

  @Test func onlyAPartOfTheTrafficIsLookedAt() throws {
    let words = ["hygiene", "--rules", "current.json"]
    let whole = try sandbox.perimetry(words)
    let vault = try sandbox.perimetry(words + ["--resource", "kv-example"])
    #expect(vault.text.contains("Only") && vault.text.contains("resource kv-example"))
    #expect(!vault.text.contains("Public where private") && vault.text != whole.text)
    let none = try sandbox.perimetry(words + ["--since", "2026-03-09"])
    #expect(none.status == 0 && none.text.contains("nothing recorded"))
    let peer = try sandbox.perimetry(words + ["--peer", "198.51.100.12"])
    #expect(peer.status == 64 && peer.errors.contains("perimetry explain"))
    let tags = try sandbox.perimetry(
      words + ["--service-tags", Package.path("SampleLogs/ServiceTags_Public_20260302.json")])
    #expect(tags.status == 0, "\(tags.errors)")
  }
}
