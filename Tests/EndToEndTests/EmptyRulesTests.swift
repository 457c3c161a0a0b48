import Foundation
import Testing

/// A file without rules is easily taken for one whose rules are all in order.
@Suite struct EmptyRulesTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("learning-with-blockers"), "--quiet")
    try sandbox.write("[]", to: "none.json")
    try sandbox.write(
      #"{"format": "perimetry-rule-set", "formatVersion": 1, "profiles": []}"#, to: "set.json")
    try sandbox.write(
      #"[{"name": "a", "direction": "Inbound", "addressPrefixes": ["198.51.100.0/24"]}]"#,
      to: "one.json")
  }

  private func text(_ words: [String]) throws -> String {
    let outcome = try sandbox.perimetry(words)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test(arguments: ["none.json", "set.json"])
  func everyReportSaysThatThereAreNone(file: String) throws {
    let hygiene = try text(["hygiene", "--rules", file])
    #expect(hygiene.contains("The files hold no rules: there is nothing to tidy."))
    #expect(!hygiene.contains("are needed"), "\(hygiene)")
    #expect(
      try text(["simulate", "--rules", file]).contains("The files hold no rules. Cannot tell"))
    let both = try text(["compare", file, file])
    #expect(both.contains("No rules are in either file") && !both.contains("admit the same"))
    #expect(try text(["compare", file, "one.json"]).contains("A holds no rules. B is wider"))
    #expect(try text(["compare", "one.json", file]).contains("B holds no rules. B is narrower"))
    let configurations = Package.path("SampleLogs/configurations.json")
    #expect(
      try text(["reconcile", configurations, "--rules", file])
        .contains("The files of --rules hold no rules. "))
    #expect(try !text(["reconcile", configurations]).contains("hold no rules"))
  }

  /// A gate about rules is not passed by a file that has none; one about traffic does not ask about them.
  @Test func theGatesOfHygieneHold() throws {
    let words = ["hygiene", "--rules", "none.json", "-q", "--fail-on"]
    let rules = try sandbox.perimetry(words + ["duplicate"])
    #expect(rules.status == 1 && rules.errors.contains("no rule is in the files"))
    #expect(try sandbox.perimetry(words + ["two-perimeters"]).status == 0)
  }

  @Test func rulesBesideWhatIsSelectedAreNoEmptyFile() throws {
    let text = try text(["hygiene", "--rules", "one.json", "--direction", "outbound"])
    #expect(!text.contains("hold no rules") && !text.contains("All 0 elements"), "\(text)")
  }

  @Test(arguments: ["", " \n"])
  func anEmptyTextIsSaidToBe(text: String) throws {
    try sandbox.write(text, to: "empty.json")
    let outcome = try sandbox.perimetry(["hygiene", "--rules", "empty.json"])
    #expect(
      outcome.status == 2 && outcome.errors.contains("the file is empty"), "\(outcome.errors)")
  }
}
