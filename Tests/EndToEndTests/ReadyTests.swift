import Foundation
import Testing

@Suite struct ReadyTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func ingest(_ sample: String) throws {
    try sandbox.run("ingest", Package.sample(sample), "--quiet")
  }

  private func statuses(_ outcome: Outcome) throws -> [String: String] {
    let rows = try #require(try outcome.json()["resources"] as? [[String: Any]])
    return Dictionary(
      rows.compactMap { row in
        guard let id = row["resource"] as? String, let status = row["status"] as? String else {
          return nil
        }
        return (id.split(separator: "/").last.map(String.init) ?? id, status)
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func whatBlocksIsNamedWithItsCure() throws {
    try ingest("learning-with-blockers")
    let outcome = try sandbox.run("ready", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let figures = try #require(try outcome.json()["figures"] as? [String: Int])
    #expect(figures["blocker-events"] == 873 && figures["incurable-events"] == 59)
    #expect(figures["blocked"] == 4 && figures["switchable"] == 0)
    #expect(try statuses(outcome)["srch-example"] == "unobserved")
    let text = try sandbox.run("ready").text
    #expect(text.contains("0 of 5 resources can be switched now; 4 blocked, 1 unobserved."))
    #expect(text.contains("44 events of 1 peer no rule cures (unsupported-protocol)"))
  }

  @Test func aCleanArchiveIsReadyAndTheGateOpens() throws {
    try ingest("clean-and-ready")
    let open = try sandbox.run("ready", "--fail-on", "not-ready", "--fail-on", "blocked")
    #expect(open.status == 0, "\(open.errors)")
    #expect(open.text.contains("2 of 2 resources can be switched now: sql-example, stexample."))
    #expect(open.text.contains("too little was seen"))
    let shut = try sandbox.run("ready", "--days", "8", "--fail-on", "not-ready")
    #expect(shut.status == 1 && shut.errors.contains("not-ready is 2"))
    #expect(shut.text.contains("7 of 8 clean days"), "\(shut.text)")
    #expect(try sandbox.run("ready", "-q", "--fail-on", "not-enough").status == 1)
  }

  @Test func aCategoryThatNeverAppearedIsNoAllClear() throws {
    try sandbox.write(
      (2...20).map {
        LogLine.record(
          port: 443, time: "2026-03-\($0 < 10 ? "0" : "")\($0)T08:15:00Z",
          category: "NspPublicInboundPerimeterRulesAllowed") + "\n"
      }.joined(), to: "logs.json")
    try sandbox.run("ingest", "logs.json", "--quiet")
    let outcome = try sandbox.run("ready", "--format", "json")
    #expect(try statuses(outcome) == ["stexample": "cannot-tell"])
    let text = try sandbox.run("ready").text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("NspPublicInboundResourceRulesAllowed never appeared in its perimeter"))
  }

  @Test func hoursThatOtherDaysHadAreNamed() throws {
    let days = (2...20).map { ($0 < 10 ? "0" : "") + "\($0)" }
    let lines = days.flatMap { day in
      (0..<24).filter { !(day == "11" && (9..<14).contains($0)) }.map { hour in
        LogLine.record(port: 443, time: "2026-03-\(day)T\(hour < 10 ? "0" : "")\(hour):15:00Z")
      }
    }
    try sandbox.write(lines.map { $0 + "\n" }.joined(), to: "logs.json")
    try sandbox.run("ingest", "logs.json", "--quiet")
    let text = try sandbox.run("ready").text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(
      text.contains(
        "Hours expected but empty in nsp: 5 of 456, 2026-03-11T09:00:00Z to 2026-03-11T14:00:00Z"),
      "\(text)")
    let perimeters = try #require(
      try sandbox.run("ready", "--format", "json").json()["perimeters"] as? [[String: Any]])
    let hours = try #require(perimeters.first?["hours"] as? [String: Any])
    #expect(hours["expected"] as? Int == 456 && hours["empty"] as? Int == 5)
    let csv = try sandbox.run("ready", "--format", "csv").text
    #expect(csv.contains("456,5,2026-03-11T09:00:00Z/2026-03-11T14:00:00Z"), "\(csv)")
    let strict = try sandbox.run("ready", "--max-missing-hours", "1", "--format", "csv").text
    #expect(strict.contains("hours-missing") && !csv.contains("hours-missing"))
    let day = try sandbox.run("ready", "--since", "2026-03-11", "--until", "2026-03-12").text
    #expect(day.contains("Hours expected but empty in nsp: cannot tell"), "\(day)")
  }

  @Test func whatWasDecidedBlocksNobody() throws {
    try ingest("learning-with-blockers")
    try sandbox.run(
      "decide", "expected-to-break", "198.51.100.0/24", "--author", "me", "--reason", "moved",
      "--decisions", "decisions.json")
    let outcome = try sandbox.run("ready", "--decisions", "decisions.json", "--format", "json")
    let figures = try #require(try outcome.json()["figures"] as? [String: Int])
    #expect((figures["blocker-events"] ?? 873) < 873, "\(outcome.text)")
  }

  @Test func rulesAndListsNameResourcesThatNeverLogged() throws {
    try ingest("clean-and-ready")
    let id = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers"
    try sandbox.write(
      """
      {"value": [{"id": "\(id)/Microsoft.KeyVault/vaults/kv-new/networkSecurityPerimeterConfigurations/x.y",
        "properties": {"networkSecurityPerimeter": {"id": "\(id)/Microsoft.Network/networkSecurityPerimeters/nsp"},
          "resourceAssociation": {"name": "y", "accessMode": "Enforced"},
          "profile": {"name": "defaultProfile", "accessRules": []}}}]}
      """, to: "current.json")
    try sandbox.write(
      "# all there are\n\(id)/Microsoft.Sql/servers/sql-new\n", to: "resources.txt")
    try sandbox.write(
      """
      [{"accessMode": "Learning", "profile": {"id": "\(id)/Microsoft.Network/networkSecurityPerimeters/nsp/profiles/p"},
        "privateLinkResource": {"id": "\(id)/Microsoft.Search/searchServices/srch-new"}}]
      """, to: "associations.json")
    let outcome = try sandbox.run(
      "ready", "--rules", "current.json", "--resources", "resources.txt", "--resources",
      "associations.json", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let statuses = try statuses(outcome)
    #expect(
      ["kv-new", "sql-new", "srch-new"].map { statuses[$0] }
        == ["unobserved", "unobserved", "unobserved"], "\(statuses)")
    try sandbox.write("somewhere\n", to: "wrong.txt")
    let wrong = try sandbox.run("ready", "--resources", "wrong.txt")
    #expect(wrong.status == 2 && wrong.errors.contains("wrong.txt: line 1: \"somewhere\""))
    try sandbox.write("[{]", to: "cut.json")
    let cut = try sandbox.run("ready", "--resources", "cut.json")
    #expect(cut.status == 2 && cut.errors.contains("cut.json: $: not JSON"))
    try sandbox.write("[]", to: "empty.json")
    let empty = try sandbox.run("ready", "--resources", "empty.json")
    #expect(empty.status == 2 && empty.errors.contains("no resource is in it"))
  }

  @Test func aGateOverNothingStaysShut() throws {
    try ingest("clean-and-ready")
    let outcome = try sandbox.run("ready", "--resource", "nobody", "--fail-on", "blocked")
    #expect(outcome.status == 1 && outcome.errors.contains("nothing was judged"))
    let past = try sandbox.run("ready", "--until", "2026-01-01", "--fail-on", "not-ready")
    #expect(past.status == 1 && past.errors.contains("not-ready is 2"))
    #expect(past.text.contains("2 unobserved"))
  }

  @Test func wrongUsageIsExplained() throws {
    for (words, hint) in [
      (["--peer", "192.0.2.1"], "switched as a whole"), (["--days", "0"], "at least 1"),
      (["--max-unseen", "101"], "0 to 100"),
      (["--max-missing-hours", "101"], "0 to 100"), (["--fail-on", "broken"], "not-ready"),
      (["--cycle", "yearly"], "monthly"),
    ] {
      let outcome = try sandbox.start([Package.product("perimetry"), "ready"] + words)
      #expect(outcome.status == 64 && outcome.errors.contains(hint), "\(outcome.errors)")
    }
  }

  /// Cured on the fourth, and nothing of the kind since: the setting may have been changed, too.
  @Test func sinceWhenBlockersAreSilentAndWhatHasToBeInForceIsSaid() throws {
    let lines = (2...8).map { day -> String in
      let record = LogLine.record(
        port: day, time: "2026-03-0\(day)T08:00:00Z",
        category: day < 5
          ? "NspPublicInboundResourceRulesAllowed" : "NspPublicInboundPerimeterRulesAllowed")
      return day < 5
        ? record
        : record.replacing(#""accessRulesVersion":"3""#, with: #""accessRulesVersion":"4""#)
    }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--store", "small.db", "--quiet")
    func ready(_ days: String, _ more: String...) throws -> Outcome {
      try sandbox.perimetry(
        ["ready", "--store", "small.db", "--direction", "inbound", "--days", days] + more)
    }
    let said = "was last logged on 2026-03-04"
    let plain = try ready("4")
    #expect(plain.text.contains("1 of 1 resource can be switched now"), "\(plain.text)")
    #expect(plain.text.contains(said) && !plain.text.contains("Judged as if"), "\(plain.text)")
    #expect(try !ready("5").text.contains(said), "four days of silence are fewer than five")
    try sandbox.write("[]", to: "none.json")
    let under = try ready("4", "--rules", "none.json")
    #expect(under.text.contains("Judged as if the rules of none.json were in force"))
    let perimeters = try #require(
      try ready("4", "--format", "json").json()["perimeters"] as? [[String: Any]])
    let seen = try #require(perimeters.first?["blockers_last_seen"] as? [String: Any])
    #expect(seen["inbound"] as? String == "2026-03-04" && seen["outbound"] is NSNull)
  }
}
