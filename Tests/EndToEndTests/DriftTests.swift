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
    #expect(outcome.status == 0 && figures.count == 17 && figures.values.allSatisfy { $0 == 0 })
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

  @Test func whomThePerimeterRefusesIsListedWithARecord() throws {
    try sandbox.write(LogLine.records(1..<3), to: "old.jsonl")
    let refused = ["198.51.100.7", "203.0.113.9"].enumerated().map {
      LogLine.record(
        port: $0.offset + 1, address: $0.element, time: "2026-03-09T08:00:00Z",
        category: "NspPublicInboundPerimeterRulesDenied") + "\n"
    }
    try sandbox.write(refused.joined(), to: "new.jsonl")
    try sandbox.run("ingest", "old.jsonl", "new.jsonl", "--store", "both.db", "--quiet")
    let outcome = try sandbox.run(
      "drift", "--at", "2026-03-08", "--store", "both.db", "--format", "json", "--fail-on",
      "new-refused-peers>1")
    #expect(outcome.status == 1 && outcome.errors.contains("new-refused-peers is 2"))
    let found = try #require(try outcome.json()["new_refusals"] as? [[String: Any]])
    #expect(
      found.map { $0["peer"] as? String ?? "" } == ["198.51.100.7", "203.0.113.9"]
        && found.map { $0["seen_otherwise"] as? Bool } == [true, false])
    let peers = try #require(try outcome.json()["new_peers"] as? [[String: Any]])
    #expect(peers.map { $0["peer"] as? String } == ["203.0.113.9"])
    #expect(peers.map { $0["refused"] as? Bool } == [true] && peers[0]["blocked"] as? Bool == false)
    let words = ["drift", "--at", "2026-03-08", "--store", "both.db"]
    let text = try sandbox.perimetry(words).text
    let row = text.split(separator: "\n").last { $0.contains("203.0.113.9") }
    #expect(row?.hasSuffix(" refused") ?? false, "\(text)")
    let csv = CSVText.rows(of: try sandbox.perimetry(words + ["--format", "csv"]).text)
    let column = try #require(csv.first?.firstIndex(of: "refused"))
    #expect(csv.first { $0[0] == "new-peer" }?[column] == "yes")
    for sighting in found {
      let record = sighting["first_record"] as? [String: Any]
      #expect((record?["file"] as? String)?.hasSuffix("new.jsonl") ?? false)
    }
  }

  /// A side without records may be an export that is missing: no gate is passed by it.
  @Test(arguments: [
    (["--at", "2026-03-06", "--resource", "nobody"], "neither side"),
    (["--at", "2030-01-01"], "the side after"), (["--at", "2020-01-01"], "the side before"),
  ])
  func whatWasNotRecordedIsNotJudged(_ words: [String], _ reason: String) throws {
    let plain = try sandbox.run(["drift"] + words)
    #expect(plain.status == 0 && !plain.text.contains("Nothing changed"))
    let gate = try sandbox.run(["drift"] + words + ["--fail-on", "new-refused-peers"])
    #expect(gate.status == 1 && gate.errors.contains(reason))
    #expect(gate.errors.contains("nothing was judged"))
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
    for (interval, remedy) in [
      ("2026-03-05/2026-03-02", "exchange both times"), ("2026-03-05/2026-03-05", "it is empty"),
      ("2026-03-05", "a slash between"), ("2026-03-05/soon", "a slash between"),
    ] {
      let wrong = try sandbox.start([
        Package.product("perimetry"), "drift", "--from", interval, "--to", "2026-03-05/2026-03-06",
      ])
      #expect(wrong.status == 64 && wrong.errors.contains(remedy), "\(wrong.errors)")
    }
    let shared = [
      "drift", "--from", "2026-03-02/2026-03-06", "--to", "2026-03-05/2026-03-09", "--format",
      "json",
    ]
    let overlapping = try sandbox.perimetry(shared)
    #expect(
      overlapping.errors.contains("both hold 2026-03-05T00:00:00Z to 2026-03-06T00:00:00Z"),
      "\(overlapping.errors)")
    let apart = try sandbox.perimetry(shared.map { $0.replacing("03-06", with: "03-05") })
    #expect(apart.status == 0 && apart.errors.isEmpty, "\(apart.errors)")
    let mixed = try sandbox.run("drift", "perimetry.db", "rules.json")
    #expect(mixed.status == 2 && mixed.errors.contains("rules.json"))
  }

  @Test func whatIsThereAlreadyIsProposedOnNeitherSide() throws {
    let words = ["drift", "--at", "2026-03-06", "--format", "json"]
    let plain = try figures(sandbox.perimetry(words))
    #expect(plain["new-blocked-peers"] ?? 0 == 0 && plain["different"] ?? 0 > 0)
    try sandbox.write(
      """
      [{"name": "all", "direction": "Inbound", "addressPrefixes": ["0.0.0.0/0", "::/0"]},
       {"name": "out", "direction": "Outbound", "fullyQualifiedDomainNames": ["*"]}]
      """, to: "all.json")
    let covered = try sandbox.perimetry(words + ["--rules", "all.json"])
    let under = try figures(covered)
    #expect(under["different"] == 0 && under["new-peers"] == plain["new-peers"], "\(under)")
    #expect(try covered.json()["rule_files"] as? [String] == ["all.json"])
    // A set of rules that covers nothing changes nothing.
    try sandbox.write(
      #"[{"name": "none", "direction": "Inbound", "addressPrefixes": ["192.0.2.240/32"]}]"#,
      to: "none.json")
    #expect(try figures(sandbox.perimetry(words + ["--rules", "none.json"])) == plain)
  }

  @Test func whoIsDecidedAboutIsNoNewBlocker() throws {
    let words = [
      "drift", "--from", "2026-03-02/2026-03-03", "--to", "2026-03-03/2026-03-09", "--format",
      "json",
    ]
    let plain = try sandbox.perimetry(words)
    let blockers = try #require(try plain.json()["new_blockers"] as? [[String: Any]])
    let peers = Set(blockers.compactMap { $0["peer"] as? String })
    #expect(peers.contains("198.51.100.12"))
    try sandbox.run(
      "decide", "dismissed", "198.51.100.12", "--expires", "2026-12-31", "--author", "a",
      "--reason", "r", "--decisions", "decisions.json")
    let decided = try sandbox.perimetry(
      words + ["--decisions", "decisions.json", "--as-of", "2026-03-09"])
    let rest = try #require(try decided.json()["new_blockers"] as? [[String: Any]])
    #expect(Set(rest.compactMap { $0["peer"] as? String }) == peers.subtracting(["198.51.100.12"]))
  }

  @Test func filesOfRulesAreComparedByTheAddressesOfTags() throws {
    for (name, list) in [
      ("tag", #""serviceTags": ["DataFactory.WestEurope"]"#),
      ("prefix", #""addressPrefixes": ["203.0.113.64/28"]"#),
    ] {
      try sandbox.write(
        #"[{"name": "r", "direction": "Inbound", \#(list)}]"#, to: "\(name).json")
    }
    let tags = ["--service-tags", Package.path("SampleLogs/ServiceTags_Public_20260302.json")]
    let words = ["drift", "tag.json", "prefix.json", "--format", "json"]
    let byName = try figures(sandbox.perimetry(words))
    let byAddress = try figures(sandbox.perimetry(words + tags))
    #expect(byName["narrower"] == 1 && byAddress["narrower"] == 0, "\(byAddress)")
    for more in [["--rules", "tag.json"], ["--decisions", "tag.json"]] {
      let wrong = try sandbox.perimetry(words + more)
      #expect(wrong.status == 64 && wrong.errors.contains("leave them out"), "\(wrong.errors)")
    }
  }

  @Test func blockersThatAreNotShownAnyMoreAreNoGoodNews() throws {
    let lines =
      (2...8).map {
        LogLine.record(
          port: $0, time: "2026-03-0\($0)T08:00:00Z",
          category: $0 < 5
            ? "NspPublicInboundResourceRulesAllowed" : "NspPrivateInboundAllowed")
      }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--store", "small.db", "--quiet")
    let outcome = try sandbox.run("drift", "--store", "small.db", "--at", "2026-03-05")
    #expect(outcome.text.contains("Nobody is known to be newly blocked"))
    #expect(outcome.text.contains("inbound of nsp") && !outcome.text.contains("Nobody is newly"))
    let json = try sandbox.run(
      "drift", "--store", "small.db", "--at", "2026-03-05", "--format", "json"
    ).json()
    #expect(json["no_longer_shown"] as? [String] == ["inbound of nsp"])
  }
}
