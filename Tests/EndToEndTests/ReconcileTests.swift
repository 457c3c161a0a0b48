import Foundation
import Testing

@Suite struct ReconcileTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private static let words = [
    "reconcile", Package.path("SampleLogs/configurations.json"), "--rules",
    Package.path("SampleLogs/rules.json"),
  ]

  @Test func theSampleDiffersWhereItWasMadeTo() throws {
    try sandbox.run("ingest", Package.sample("clean-and-ready"), "--quiet")
    for versions in [
      ["--store", "perimetry.db"], ["--profiles", Package.path("SampleLogs/profiles.json")],
    ] {
      let outcome = try sandbox.perimetry(Self.words + versions + ["--format", "json"])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      let figures = try #require(try outcome.json()["figures"] as? [String: Int])
      let found = figures.filter { $0.value > 0 }
      #expect(
        found == [
          "version-behind": 1, "rule-missing": 1, "rule-differs": 1, "provisioning-issue": 1,
          "blocker-category-off": 1, "findings": 5,
        ], "\(versions)")
      let gate = try sandbox.perimetry(Self.words + versions + ["--fail-on", "version-behind"])
      #expect(gate.status == 1 && gate.errors.contains("version-behind is 1"))
      let calm = try sandbox.perimetry(Self.words + versions + ["--fail-on", "cannot-tell"])
      #expect(calm.status == 0)
    }
  }

  @Test func noStoreIsLookedAtUnlessTold() throws {
    let outcome = try sandbox.perimetry(Self.words + ["--fail-on", "cannot-tell"])
    #expect(outcome.status == 1 && outcome.errors.contains("cannot-tell is 2"))
    #expect(outcome.text.contains("--profiles"))
    #expect(try sandbox.names().isEmpty)
  }

  @Test func filesOfTheWrongSideAreRefused() throws {
    let none = try sandbox.run("reconcile")
    #expect(none.status == 64 && none.errors.contains("configurations"))
    let rules = try sandbox.run("reconcile", Self.words[3])
    #expect(rules.status == 2 && rules.errors.contains("give them with --rules"))
    let swapped = try sandbox.run("reconcile", Self.words[1], "--rules", Self.words[1])
    #expect(swapped.status == 2 && swapped.errors.contains("without --rules"))
    let wrong = try sandbox.perimetry(Self.words + ["--fail-on", "behind"])
    #expect(wrong.status == 64 && wrong.errors.contains("version-behind"))
    let profiles = try sandbox.perimetry(Self.words + ["--profiles", Self.words[3]])
    #expect(profiles.status == 2 && profiles.errors.contains("names no profile"))
    let gone = try sandbox.perimetry(Self.words + ["--store", "gone.db"])
    #expect(gone.status == 2 && gone.errors.contains("gone.db"))
    let twice = try sandbox.run("reconcile", "-", "--rules", "-")
    #expect(twice.status == 64 && twice.errors.contains("read once"))
  }

  @Test func whatCannotBeReadHoldsEveryGate() throws {
    let sample = try String(
      contentsOfFile: Package.path("SampleLogs/configurations.json"), encoding: .utf8)
    let place = try #require(sample.range(of: "["))
    try sandbox.write(
      sample.replacingCharacters(
        in: place,
        with: #"[{"id":"/x","properties":{"networkSecurityPerimeter":{"id":"/y"}}},"#),
      to: "some.json")
    let rules = ["--rules", Package.path("SampleLogs/rules.json"), "-q", "--fail-on"]
    let outcome = try sandbox.perimetry(["reconcile", "some.json"] + rules + ["cannot-tell>99"])
    #expect(outcome.status == 1 && outcome.errors.contains("not all configurations could be read"))
    try sandbox.write(#"{"value":[]}"#, to: "none.json")
    let none = try sandbox.perimetry(["reconcile", "none.json"] + rules + ["findings"])
    #expect(none.status == 2 && none.errors.contains("holds no configuration of a resource; "))
  }
}
