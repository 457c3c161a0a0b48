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

  @Test func whatWasDecidedIsExpectedAndOpensTheGate() throws {
    let simulate = "perimetry simulate --rules rules.json --decisions decisions.json"
    _ = try sandbox.shell(
      """
      perimetry decide expected-to-break 10.20.0.9 --author net --reason 'moves behind an endpoint' \
        --decisions decisions.json
      """)
    let some = try sandbox.shell("\(simulate) --format json --fail-on denied")
    #expect(some.status == 1 && some.errors.contains("denied is 44"), "\(some.errors)")
    let figures = try #require(try some.json()["figures"] as? [String: Int])
    #expect(figures["denied"] == 44 && figures["expected"] == 15 && figures["expected-peers"] == 1)
    #expect(try some.json()["decisions_file"] as? String == "decisions.json")
    let changes = try #require(try some.json()["changes"] as? [[String: Any]])
    let decided = changes.compactMap { $0["decision"] as? [String: String] }
    #expect(decided.map { $0["reason"] } == ["moves behind an endpoint"])
    let peer = try #require(changes.first { !($0["decision"] is [String: String]) }?["peer"])
    _ = try sandbox.shell(
      """
      perimetry decide dismissed \(peer) --author sec --reason 'nobody knows it' --expires 2026-12-31 \
        --decisions decisions.json
      """)
    let open = try sandbox.shell("\(simulate) --as-of 2026-12-31 --fail-on denied")
    #expect(open.status == 0, "\(open.errors)")
    let words = open.text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("besides 59 events of 2 peers expected to be"), "\(open.text)")
    #expect(words.contains("dismissed by sec, nobody knows it, until 2026-12-31"), "\(open.text)")
    let gate = try sandbox.shell("\(simulate) --as-of 2026-12-31 -q --fail-on 'expected>59'")
    #expect(gate.status == 0)
    let expired = try sandbox.shell("\(simulate) --as-of 2027-01-01 --fail-on denied")
    #expect(expired.status == 1 && expired.errors.contains("denied is 44"), "\(expired.errors)")
    #expect(
      expired.errors.contains("expired on 2026-12-31: that it would be denied is not expected"))
    let csv = try sandbox.shell("\(simulate) --as-of 2026-12-31 --format csv").text
    #expect(csv.contains("expected-to-break,net,moves behind an endpoint,,"), "\(csv)")
    #expect(csv.contains("dismissed,sec,nobody knows it,2026-12-31,"), "\(csv)")
    let page = try sandbox.shell("\(simulate) --as-of 2026-12-31 --format markdown").text
    #expect(page.contains("## Expected to be denied"), "\(page)")
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

  @Test func whatThePlatformDemandsOfACallerIsSaidOnce() throws {
    let guid = "/subscriptions/11111111-2222-4333-8444-555555555555"
    let lines = ["192.0.2.7", "192.0.2.8"].map {
      LogLine.record(port: 1, address: $0, category: "NspPublicInboundResourceRulesAllowed")
        .replacing(
          #""ipAddress""#,
          with:
            #""resourceId":"\#(guid)/resourceGroups/rg/providers/Microsoft.Web/sites/app","ipAddress""#
        )
    }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--store", "small.db", "--quiet")
    try sandbox.write(
      """
      [{"name": "team", "direction": "Inbound", "subscriptions": [{"id": "\(guid)"}]},
       {"name": "office", "direction": "Inbound", "addressPrefixes": ["192.0.2.8/32"]}]
      """, to: "team.json")
    let words = ["simulate", "--store", "small.db", "--rules", "team.json", "-q"]
    let text = try sandbox.perimetry(words).text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("would pass: 1 event by the rule team."), "\(text)")
    #expect(text.ranges(of: "demands a managed identity").count == 1, "\(text)")
    let rules = try #require(
      try sandbox.perimetry(words + ["--format", "json"]).json()["rules"] as? [[String: Any]])
    #expect(rules.map { $0["events_by_subscription"] as? Int } == [0, 1])
  }

  /// The records know nothing of the files: the answer is to speak of both.
  @Test func theHeadlineSaysWhatTheFilesMakeOfIt() throws {
    for (peer, verdict) in [("198.51.100.14", "allowed"), ("10.20.0.9", "denied")] {
      let with = try sandbox.run("explain", peer, "--rules", "rules.json", "--examples", "0")
      let words = with.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let headline = try #require(words.firstMatch(of: #/: [\d,]+ events? in .*?\.\s/#))
      #expect(headline.output.contains("would be denied"), "\(words)")
      #expect(
        words.firstMatch(of: try Regex("Under the rules given: [\\d,]+ \(verdict)\\.")) != nil,
        "\(words)")
    }
    let without = try sandbox.run("explain", "198.51.100.14", "--examples", "0")
    #expect(!without.text.contains("Under the rules given"))
  }

  @Test func anElementIsKnownByItselfAndByItsRule() throws {
    try sandbox.write(
      """
      [{"name": "offices", "direction": "Inbound", "addressPrefixes": ["198.51.100.0/28", "192.0.2.240/32"]},
       {"name": "empty", "direction": "Inbound"}]
      """, to: "current.json")
    func explain(_ subject: String, _ words: String...) throws -> Outcome {
      try sandbox.perimetry(
        ["explain", subject, "--rules", "current.json", "--examples", "0", "-q"] + words)
    }
    for subject in ["Offices/198.51.100.0/28", "offices/192.0.2.240/32", "192.0.2.240/32", "empty"]
    {
      let outcome = try explain(subject, "--format", "json")
      #expect(outcome.status == 0, "\(subject): \(outcome.errors)")
      let given = try #require(try outcome.json()["given"] as? [[String: Any]])
      let flows = try #require(try outcome.json()["flows"] as? [[String: Any]])
      #expect(given.count == 1, "\(subject)")
      #expect(((given.first?["events"] as? Int ?? 0) > 0) == !flows.isEmpty, "\(subject)")
      #expect(flows.isEmpty == !subject.hasPrefix("Offices"), "\(subject)")
    }
    let idle = try explain("offices/192.0.2.240/32")
    #expect(idle.text.contains("stands in the rules given"), "\(idle.text)")
    #expect(try explain("offices/203.0.113.0/28").status == 2)
  }

  @Test func theTableHoldsWhatWasTried() throws {
    try sandbox.write(
      #"[{"name": "near", "direction": "Inbound", "addressPrefixes": ["198.51.100.12/31"]}]"#,
      to: "near.json")
    let outcome = try sandbox.run(
      "explain", "198.51.100.14", "--rules", "near.json", "--format", "csv")
    let table = CSVText.rows(of: outcome.text)
    #expect(table.first?.suffix(4) == ["under_rules", "under_rules_cause", "remedy", "attempts"])
    #expect(
      table.dropFirst().map { Array($0.suffix(4)) } == [
        [
          "denied", "no-rule", "an inbound rule with the prefix 198.51.100.14/32",
          "near: 198.51.100.12/31: bits 1",
        ]
      ], "\(outcome.text)")
  }

  @Test func whatTheFileRedefinesIsNoOtherRule() throws {
    let lines = ["198.51.100.7", "203.0.113.5"].map {
      LogLine.record(port: 1, address: $0, category: "NspPublicInboundPerimeterRulesAllowed")
        .replacing("IP firewall", with: "offices")
    }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--store", "small.db", "--quiet")
    for (name, denied) in [("Offices", 1), ("others", 0)] {
      let id = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers"
      try sandbox.write(
        """
        {"name":"\(name)","id":"\(id)/Microsoft.Network/networkSecurityPerimeters/nsp/profiles/\
        defaultProfile/accessRules/\(name)","properties":{"direction":"Inbound",\
        "addressPrefixes":["198.51.100.0/24"]}}
        """, to: "rule.json")
      let outcome = try sandbox.shell(
        "perimetry simulate --store small.db --rules rule.json --format json")
      let figures = try #require(try outcome.json()["figures"] as? [String: Int])
      #expect(figures["denied"] == denied, "\(name): \(outcome.text)")
    }
  }

  @Test func rulesThatSayNothingAreNoAllClear() throws {
    try sandbox.write("[]", to: "none.json")
    let outcome = try sandbox.shell("perimetry simulate --rules none.json --fail-on denied")
    #expect(outcome.status == 1 && outcome.errors.contains("nothing was judged"))
    #expect(outcome.text.contains("Cannot tell") && !outcome.text.contains("Nothing that was"))
  }

  @Test func aReaderThatLeavesDoesNotOpenTheGate() throws {
    let outcome = try sandbox.shell(
      """
      { perimetry simulate --rules rules.json --format json --fail-on denied; echo "ended in $?" >&2; } \
        | head -c 1 >/dev/null
      { perimetry ready --format json --fail-on not-ready; echo "ended in $?" >&2; } | true
      """)
    #expect(outcome.errors.components(separatedBy: "ended in 1").count == 3, "\(outcome.errors)")
  }

  @Test func aGateThatLeavesOutWhatNobodyCanTellIsPointedOut() throws {
    try sandbox.write(
      #"[{"name":"t","direction":"Inbound","serviceTags":["Storage"]}]"#, to: "tag.json")
    let simulate = "perimetry simulate --rules tag.json --fail-on 'denied>99999'"
    let held = try sandbox.shell(simulate)
    #expect(held.errors.contains("a gate on them is --fail-on cannot-tell"), "\(held.errors)")
    let both = try sandbox.shell(simulate + " --fail-on 'cannot-tell>99999'")
    #expect(!both.errors.contains("a gate on them"))
  }
}
