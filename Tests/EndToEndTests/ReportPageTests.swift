import Foundation
import Testing

/// `perimetry report`: one page, the same bytes for the same store, and rechecked.
@Suite struct ReportPageTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.run("ingest", Package.sample("outbound"), "--quiet")
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: sandbox.path(name))), as: UTF8.self)
  }

  @Test(arguments: ["page.html", "page.md", "page.json"])
  func isTheSameAgainAndKnowsItself(name: String) throws {
    let first = try sandbox.run("report", "--output", name)
    #expect(first.status == 0 && first.output.isEmpty, "\(first.errors)")
    let page = try text(name)
    // An earlier report is replaced without a word.
    #expect(try sandbox.run("report", "-o", name, "--quiet").status == 0)
    #expect(try text(name) == page)
    let verified = try sandbox.run("report", "--verify", name)
    #expect(verified.status == 0, "\(verified.text)\(verified.errors)")
    // The store moved elsewhere is the same store.
    let moved = try sandbox.shell(
      "mkdir elsewhere && cp perimetry.db elsewhere/ && perimetry report --verify \(name) --store elsewhere/perimetry.db"
    )
    #expect(moved.status == 0, "\(moved.text)\(moved.errors)")
  }

  @Test func aChangedByteAnotherStoreAndOtherOptionsAreNamed() throws {
    try sandbox.run("report", "--output", "page.html", "-q")
    let page = try text("page.html")
    try sandbox.write(page.replacing("Do not enforce", with: "Do just enforce"), to: "forged.html")
    let forged = try sandbox.run("report", "--verify", "forged.html")
    #expect(forged.status == 1 && forged.text.contains("bytes: they differ from line"))
    #expect(forged.text.contains("the seal is the same"), "\(forged.text)")
    let options = try sandbox.run("report", "--verify", "page.html", "--budget", "7")
    #expect(options.status == 1)
    #expect(
      options.text.contains("options: the file says none, this run --budget 7"), "\(options.text)")
    try sandbox.run("ingest", Package.sample("aggregated-counts"), "--quiet")
    let store = try sandbox.run("report", "--verify", "page.html")
    #expect(store.status == 1)
    #expect(store.text.contains("fingerprint: the file says sha256:"), "\(store.text)")
  }

  @Test func theOptionsInItAreThoseToMakeItAgain() throws {
    let options = ["--budget", "7", "--at", "2026-03-04", "--gates", "off", "--resource", "it's"]
    let made = try sandbox.run(["report", "--format", "json", "-q"] + options)
    let seal = try #require(try made.json()["seal"] as? [String: String])
    let again = try sandbox.shell(
      "perimetry report --format json -q \(try #require(seal["options"]))")
    #expect(again.output == made.output && again.status == 0, "\(again.errors)")
  }

  /// The figures are those of the commands that have them alone.
  @Test func figuresAreThoseOfTheOtherCommands() throws {
    let whole = try sandbox.run("report", "--format", "json").json()
    for (member, words) in [
      ("denied_by_peer", ["denied", "--by", "peer"]),
      ("denied_by_resource", ["denied", "--by", "resource"]), ("readiness", ["ready"]),
      ("coverage", ["coverage"]), ("recommendation", ["recommend"]),
    ] {
      let alone = try sandbox.run(words + ["--format", "json"]).json()
      let part = try #require(whole[member] as? [String: Any])
      for (key, value) in part where key != "scope" {
        let values = try [value, alone[key] ?? NSNull()].map {
          try JSONSerialization.data(withJSONObject: [$0], options: .sortedKeys)
        }
        #expect(values[0] == values[1], "\(member).\(key)")
      }
    }
    let days = try #require(whole["days"] as? [[String: Any]])
    let denied = days.compactMap { ($0["events_by_verdict"] as? [String: Int])?["would-be-denied"] }
    let total = try #require(whole["denied_by_peer"] as? [String: Any])["total"] as? [String: Any]
    #expect(denied.reduce(0, +) == total?["events"] as? Int)
    let markdown = try sandbox.run("report", "--format", "markdown").text
    // A row of the board begins with its status; its other table stays in the page.
    for (words, start) in [(["denied", "--by", "peer"], "| "), (["ready"], "| **")] {
      let alone = try sandbox.run(words + ["--format", "markdown"]).text
      let rows = alone.split(separator: "\n").filter {
        $0.hasPrefix(start) && $0.contains("**")
      }
      #expect(!rows.isEmpty && rows.allSatisfy { markdown.contains($0) }, "\(words)")
    }
  }

  @Test func whatChangedIsInItWhereThereIsSomethingToCompareWith() throws {
    #expect(!(try sandbox.run("report", "--format", "html").text.contains("What changed")))
    let moment = try sandbox.run("report", "--format", "html", "--at", "2026-03-04")
    #expect(moment.text.contains("What changed</h2>") && moment.text.contains("before 2026-03-04"))
    try sandbox.run("ingest", Package.sample("clean-and-ready"), "--store", "old.db", "--quiet")
    let store = try sandbox.run("report", "--format", "markdown", "--compare", "old.db")
    #expect(store.text.contains("## What changed") && store.text.contains("old.db"))
    let both = try sandbox.run(
      "report", "--format", "json", "--compare", "old.db", "--at", "2026-03-04")
    #expect(both.status == 64 && both.errors.contains("exclude each other"))
  }

  @Test func aFileThatIsNoReportIsKept() throws {
    try sandbox.write("mine\n", to: "page.html")
    let refused = try sandbox.run("report", "--output", "page.html")
    #expect(refused.status == 2 && refused.errors.contains("--force"), "\(refused.errors)")
    #expect(try text("page.html") == "mine\n")
    #expect(try sandbox.run("report", "--output", "page.html", "--force", "-q").status == 0)
    #expect(try text("page.html").hasPrefix("<!doctype html>"))
    let store = try sandbox.run("report", "--output", "perimetry.db", "--format", "html", "--force")
    #expect(store.status == 2 && store.errors.contains("is a store"), "\(store.errors)")
    let nowhere = try sandbox.run("report", "--output", "no/such/page.html")
    #expect(
      nowhere.status == 2 && nowhere.errors.contains("make it first"), "\(nowhere.errors)")
    #expect(try sandbox.names().filter { $0.hasPrefix("page") } == ["page.html"])
  }

  @Test(arguments: [
    ([], "--format (html, markdown, json)"), (["--format", "text"], "perimetry denied"),
    (["--format", "pdf"], "one of html, markdown, json"), (["--output", "page"], "add --format"),
    (["--verify", "x.html", "--output", "y.html"], "--verify reads a report"),
    (["--format", "html", "--force"], "name the file"),
    (["--format", "html", "--peer", "198.51.100.7"], "perimetry denied"),
  ])
  func mistakesAreNamedWithTheirRemedy(words: [String], remedy: String) throws {
    let outcome = try sandbox.run(["report"] + words)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    let errors = outcome.errors.split { $0.isWhitespace }.joined(separator: " ")
    #expect(errors.contains(remedy), "\(outcome.errors)")
  }

  @Test func whatIsNoReportIsNotVerified() throws {
    try sandbox.write("{}", to: "rules.json")
    let outcome = try sandbox.run("report", "--verify", "rules.json")
    #expect(outcome.status == 2 && outcome.errors.contains("no report of perimetry"))
    #expect(try sandbox.run("report", "--verify", "none.html").status == 2)
  }

  @Test func anEmptyStoreTellsNothing() throws {
    try sandbox.write("", to: "empty.json")
    try sandbox.run("ingest", "empty.json", "--store", "empty.db", "--quiet")
    let outcome = try sandbox.run("report", "--format", "markdown", "--store", "empty.db")
    #expect(outcome.status == 0 && outcome.text.contains("Cannot tell: the store holds no record."))
  }
}
