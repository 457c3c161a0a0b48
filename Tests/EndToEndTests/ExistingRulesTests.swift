import Foundation
import Testing

/// `--rules`: what is there already is not proposed again, and takes its part of the budget.
@Suite struct ExistingRulesTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let lines = [("198.51.100.7", 1), ("198.51.100.9", 2), ("203.0.113.5", 3)].map {
      LogLine.record(port: $0.1, address: $0.0)
    }
    try sandbox.write(lines.joined(separator: "\n") + "\n", to: "log.json")
    try sandbox.run("ingest", "log.json", "--quiet")
  }

  private static let perimeter =
    "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers"
    + "/Microsoft.Network/networkSecurityPerimeters/nsp"

  private func rules(_ prefixes: String..., perimeter: String = perimeter) throws {
    let list = prefixes.map { "\"\($0)\"" }.joined(separator: ",")
    try sandbox.write(
      """
      [{"name":"office","direction":"Inbound","addressPrefixes":[\(list)],\
      "id":"\(perimeter)/profiles/defaultProfile/accessRules/office"}]
      """, to: "current.json")
  }

  private func inbound(_ outcome: Outcome) throws -> [String: Any] {
    let profiles = try #require(try outcome.json()["profiles"] as? [[String: Any]])
    try #require(profiles.count == 1)
    return try #require(profiles[0]["inbound"] as? [String: Any])
  }

  private func elements(_ part: [String: Any]) -> [String] {
    (part["candidates"] as? [[String: Any]] ?? []).compactMap { $0["element"] as? String }
  }

  @Test func whatExistsIsNotProposedAgain() throws {
    try rules("198.51.100.0/24", "192.0.2.0/30")
    let outcome = try sandbox.run(
      "recommend", "--rules", "current.json", "--budget", "2", "--format", "json")
    #expect(outcome.status == 0 && outcome.errors == "")
    let part = try inbound(outcome)
    #expect(elements(part) == [])
    #expect(part["budget"] as? Int == 0)
    let existing = try #require(part["existing"] as? [String: Any])
    #expect(existing["used"] as? Int == 2)
    let covered = try #require(existing["covered"] as? [[String: Any]])
    #expect(covered.compactMap { $0["peer"] as? String } == ["198.51.100.7", "198.51.100.9"])
    #expect(covered.allSatisfy { $0["rule"] as? String == "office" })
    let leftOut = try #require(part["left_out"] as? [[String: Any]])
    #expect(leftOut.compactMap { $0["peer"] as? String } == ["203.0.113.5"])
    let wider = try inbound(
      try sandbox.run(
        "recommend", "--rules", "current.json", "--budget", "3", "--format", "json"))
    #expect(elements(wider) == ["203.0.113.5/32"])
  }

  @Test func whoIsLetInAlreadyIsPutToTheGatesAllTheSame() throws {
    try rules("198.51.100.0/24")
    try sandbox.write("bad-networks: {networks: [198.51.100.9/32]}\n", to: "gates.yaml")
    func covered(_ options: String...) throws -> [String: Bool] {
      let part = try inbound(
        try sandbox.run(["recommend", "--rules", "current.json", "--format", "json"] + options))
      let existing = try #require(part["existing"] as? [String: Any])
      return Dictionary(
        uniqueKeysWithValues: (existing["covered"] as? [[String: Any]] ?? []).map { peer in
          (
            peer["peer"] as? String ?? "",
            (peer["gates"] as? [String: Any])?["bad-networks"] as? Int == 1
          )
        })
    }
    #expect(
      try covered("--gates", "gates.yaml") == ["198.51.100.7": false, "198.51.100.9": true])
    #expect(try covered().values.allSatisfy { !$0 })
    let text = try sandbox.run("recommend", "--rules", "current.json", "--gates", "gates.yaml").text
    #expect(text.contains("1 peer among them would be stopped by a gate"))
    #expect(text.contains("A gate would stop it"))
    for options in [
      [], ["--gates", "gates.yaml", "--accept", "198.51.100.9"], ["--gates", "off"],
    ] {
      let text = try sandbox.run(["recommend", "--rules", "current.json"] + options).text
      #expect(!text.contains("stopped by a gate, had") && !text.contains("A gate would stop it"))
    }
  }

  @Test(arguments: [("0.0.0.0/7", true), ("128.0.0.0/8", false), ("2001:db8::/31", true)])
  func whatOpensVeryMuchIsPointedOut(_ prefix: String, _ isWide: Bool) throws {
    try rules(prefix, "198.51.100.7/32")
    let part = try inbound(
      try sandbox.run("recommend", "--rules", "current.json", "--format", "json"))
    let wide = (part["existing"] as? [String: Any])?["wide"] as? [[String: String]]
    #expect(wide == (isWide ? [["rule": "office", "element": prefix]] : []))
    let text = try sandbox.run("recommend", "--rules", "current.json").text
    #expect(text.contains("office holds \(prefix), which opens the profile to") == isWide)
  }

  @Test func remarksAreOnStandardErrorAndStopNothing() throws {
    try rules("198.51.100.7/24")
    let outcome = try sandbox.run("recommend", "--rules", "current.json")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("current.json: $[0].addressPrefixes[0]: \"198.51.100.7/24\" has bits")
    )
    #expect(outcome.text.contains("office"))
    let quiet = try sandbox.run("recommend", "--rules", "current.json", "--quiet")
    #expect(quiet.errors == "")
  }

  @Test func moreElementsThanThePlatformTakesArePointedOut() throws {
    let prefixes = (0..<201).map { "\"192.0.2.\($0)/32\"" }
    for count in [200, 201] {
      try sandbox.write(
        """
        [{"name":"office","direction":"Inbound","addressPrefixes":\
        [\(prefixes.prefix(count).joined(separator: ","))],\
        "id":"\(Self.perimeter)/profiles/defaultProfile/accessRules/office"}]
        """, to: "current.json")
      let outcome = try sandbox.run("recommend", "--rules", "current.json")
      #expect(outcome.status == 0)
      #expect(
        outcome.errors.contains("defaultProfile: 201 inbound elements are in use")
          == (count == 201),
        "\(outcome.errors)")
    }
  }

  @Test func rulesOfAnotherPerimeterArePointedOut() throws {
    try rules("198.51.100.0/24", perimeter: Self.perimeter + "2")
    let outcome = try sandbox.run("recommend", "--rules", "current.json")
    #expect(outcome.errors.contains("the records know no profile defaultProfile of"))
    #expect(!outcome.text.contains("existing rules"))
  }

  @Test func ourOwnProposalIsOneToo() throws {
    let first = try sandbox.run("recommend", "--format", "json")
    try sandbox.write(first.output, to: "rules.json")
    let outcome = try sandbox.run("analyze", "log.json", "--rules", "rules.json")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("Nothing proposed"))
    let second = try sandbox.run("recommend", "--rules", "rules.json", "--format", "json")
    #expect(elements(try inbound(second)) == [])
  }

  @Test(arguments: [
    ("{", "not JSON"), (#"{"records":[]}"#, "no export of access rules"),
    (#"{"format":"perimetry-rule-set"}"#, "`formatVersion` is missing"),
  ])
  func whatIsNoExportIsRefused(text: String, words: String) throws {
    try sandbox.write(text, to: "current.json")
    let outcome = try sandbox.run("recommend", "--rules", "current.json")
    #expect(outcome.status == 2 && outcome.errors.contains(words))
    let missing = try sandbox.run("recommend", "--rules", "nothing.json")
    #expect(missing.status == 2 && missing.errors.contains("access-rule list"))
  }
}
