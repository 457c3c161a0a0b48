import Foundation
import Testing

/// `decide` and `--decisions`.
@Suite struct DecisionTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let lines = [("198.51.100.7", 1), ("203.0.113.5", 2)].map {
      LogLine.record(port: $0.1, address: $0.0)
    }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--quiet")
  }

  @discardableResult
  private func decide(_ words: String...) throws -> Outcome {
    try sandbox.start(
      [Package.product("perimetry"), "decide"] + words
        + ["--decisions", "decisions.json", "--author", "the network team"])
  }

  private func file() throws -> String {
    try String(contentsOfFile: sandbox.path("decisions.json"), encoding: .utf8)
  }

  @Test func theFileIsSortedAndADiffOfItIsSmall() throws {
    try decide(
      "dismissed", "203.0.113.5", "--reason", "moved out", "--expires", "2026-12-31")
    let first = try file()
    #expect(
      first == """
        {
          "decisions" : [
            {
              "author" : "the network team",
              "decision" : "dismissed",
              "expires" : "2026-12-31",
              "peer" : "203.0.113.5",
              "reason" : "moved out"
            }
          ],
          "format" : "perimetry-decisions",
          "formatVersion" : 1
        }

        """)
    try decide("accepted", "198.51.100.7", "--reason", "office")
    let lines = try file().split(separator: "\n")
    let old = first.split(separator: "\n")
    #expect(old.allSatisfy(lines.contains))
    #expect(lines.count == old.count + 6)
    let peers = lines.filter { $0.contains("\"peer\"") }.map(String.init)
    #expect(peers == peers.sorted())
    try decide("accepted", "203.0.113.5", "--reason", "they are back")
    let last = try file()
    #expect(!last.contains("dismissed"))
  }

  @Test func aDismissedPeerIsNotProposedUntilTheExpiryAndItIsSaid() throws {
    try decide("dismissed", "203.0.113.5", "--reason", "moved out", "--expires", "2026-12-31")
    let before = try sandbox.run(
      "recommend", "--decisions", "decisions.json", "--as-of", "2026-12-31")
    #expect(before.status == 0 && before.errors == "")
    #expect(before.text.contains("not proposed, by decision"))
    #expect(before.text.contains("the network team") && before.text.contains("moved out"))
    #expect(!before.text.contains("203.0.113.5/32"))
    let after = try sandbox.run(
      "recommend", "--decisions", "decisions.json", "--as-of", "2027-01-01")
    #expect(after.text.contains("203.0.113.5/32"))
    #expect(after.errors.contains("expired on 2026-12-31"))
  }

  @Test(arguments: [
    ("{}", "no file of decisions"),
    (
      DecisionTests.decision(#""peer":"203.0.113.300","expires":"2026-12-31""#),
      "$.decisions[0].peer: \"203"
    ),
    (DecisionTests.decision(#""peer":"203.0.113.5""#), "add `expires`"),
    (DecisionTests.decision(#""peer":"203.0.113.5","expires":"31.12.2026""#), "write one such as"),
    (
      DecisionTests.decision(#""peer":"x.example.com","expires":"2026-12-31","why":"""#),
      "nothing a decision has"
    ),
  ])
  func mistakesAreNamedWithPlaceAndRemedy(text: String, words: String) throws {
    try sandbox.write(text, to: "decisions.json")
    let outcome = try sandbox.run("recommend", "--decisions", "decisions.json")
    #expect(outcome.status == 2 && outcome.errors.contains(words), "\(outcome.errors)")
  }

  private static func decision(_ members: String) -> String {
    #"{"format":"perimetry-decisions","formatVersion":1,"decisions":[{"decision":"dismissed","#
      + #""author":"a","reason":"r",\#(members)}]}"#
  }

  @Test(arguments: [
    ["198.51.100.17", "198.51.100.17/32"], ["2001:db8:100:1::5", "2001:DB8:100:1:0::5"],
    ["feeds.example.com", "FEEDS.example.COM.", "https://feeds.example.com/"],
    ["*.example.com", "*.EXAMPLE.com"], ["198.51.100.0/24", "198.51.100.0/24"],
  ])
  func allSpellingsOfAPeerAreOneDecision(spellings: [String]) throws {
    for spelling in spellings.reversed() + spellings {
      try decide("accepted", spelling, "--reason", "office", "--profile", "defaultProfile")
    }
    #expect(try file().components(separatedBy: "\"peer\" : \"\(spellings[0])\"").count == 2)
    #expect(try file().components(separatedBy: "\"peer\"").count == 2)
    try decide("accepted", spellings[0], "--reason", "office", "--profile", "other")
    #expect(try file().components(separatedBy: "\"peer\"").count == 3)
  }

  @Test func twoSpellingsOfAPeerInAFileAreRefusedWithTheirPlaces() throws {
    let entries = ["198.51.100.17", "198.51.100.18", "198.51.100.17/32"].map {
      #"{"decision":"accepted","author":"a","reason":"r","peer":"\#($0)"}"#
    }
    try sandbox.write(
      #"{"format":"perimetry-decisions","formatVersion":1,"decisions":["#
        + entries.joined(separator: ",") + "]}", to: "decisions.json")
    let outcome = try sandbox.run("recommend", "--decisions", "decisions.json")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("$.decisions[2]: \"198.51.100.17/32\" is the same peer")
        && outcome.errors.contains("as in $.decisions[0]: keep one"), "\(outcome.errors)")
  }

  @Test func anExpiryThatIsOverIsPointedOut() throws {
    let outcome = try decide(
      "dismissed", "203.0.113.5", "--reason", "moved out", "--expires", "2020-12-31")
    #expect(outcome.status == 0 && outcome.errors.contains("expired on 2020-12-31"))
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let outcome = try sandbox.run(
      "decide", "accepted", "203.0.113.5", "--author", "a", "--reason", "r", "--decisions",
      "nowhere/d.json")
    #expect(outcome.status == 2 && outcome.errors.contains("nowhere/d.json: cannot be written"))
    #expect(outcome.errors.contains("there is no folder") && outcome.errors.contains("make it"))
  }

  @Test func aDismissalNeedsAnExpiry() throws {
    let outcome = try decide("dismissed", "203.0.113.5", "--reason", "moved out")
    #expect(outcome.status == 64 && outcome.errors.contains("--expires"))
  }

  @Test func whoVerifiesWithoutTheDecisionsIsTold() throws {
    try decide("dismissed", "203.0.113.5", "--reason", "moved out", "--expires", "2026-12-31")
    let surroundings = ["--decisions", "decisions.json", "--as-of", "2026-03-09"]
    let made = try sandbox.perimetry(["recommend", "--format", "json"] + surroundings)
    try sandbox.write(made.output, to: "rules.json")
    let verify = ["recommend", "--verify", "rules.json"]
    #expect(try sandbox.perimetry(verify + surroundings).status == 0)
    let without = try sandbox.perimetry(verify)
    #expect(without.status == 1)
    #expect(without.errors.contains("made with --rules or --decisions, verify it with the same"))
  }

  @Test(arguments: ["denied", "flows", "recommend", "ready"])
  func aNameThatNoRecordKnowsIsPointedOut(command: String) throws {
    let wrong = try sandbox.run(command, "--profile", "nosuch", "--resource", "none")
    #expect(wrong.errors.contains("--profile nosuch: no record names it; they name"))
    #expect(wrong.errors.contains("--resource none: no record names it; they name"))
    let known = try sandbox.run(command)
    #expect(known.errors.isEmpty, "\(known.errors)")
  }
}
