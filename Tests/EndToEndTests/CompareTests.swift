import Foundation
import Testing

@Suite struct CompareTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    for (name, prefixes) in [
      ("narrow", "\"198.51.100.0/25\""), ("wide", "\"198.51.100.0/24\""),
      ("halves", "\"198.51.100.128/25\", \"198.51.100.0/25\""),
    ] {
      try sandbox.write(
        """
        [{"name": "offices", "direction": "Inbound", "addressPrefixes": [\(prefixes)]}]
        """, to: "\(name).json")
    }
  }

  @Test func aGateStopsNewExposure() throws {
    let wider = try sandbox.run("compare", "narrow.json", "wide.json", "--fail-on", "wider")
    #expect(wider.status == 1 && wider.errors.contains("wider is 1"))
    #expect(wider.text.contains("B is wider") && wider.text.contains("198.51.100.128/25"))
    let narrower = try sandbox.run("compare", "wide.json", "narrow.json", "--fail-on", "wider")
    #expect(narrower.status == 0 && narrower.text.contains("B is narrower"), "\(narrower.errors)")
    let other = try sandbox.run("compare", "wide.json", "narrow.json", "--fail-on", "closed>=128")
    #expect(other.status == 1)
  }

  @Test func howPrefixesAreCutDoesNotMatter() throws {
    let equal = try sandbox.run(
      "compare", "wide.json", "halves.json", "--fail-on", "different", "--format", "json")
    let relation = try equal.json()["relation"] as? String
    #expect(equal.status == 0 && relation == "equal")
  }

  @Test func whatIsDeployedOverLeavesTheRest() throws {
    try sandbox.write(
      """
      [{"name": "more", "direction": "Inbound", "addressPrefixes": ["203.0.113.0/24"]}]
      """, to: "more.json")
    let alone = try sandbox.run("compare", "narrow.json", "more.json", "--fail-on", "narrower")
    #expect(alone.status == 1)
    let over = try sandbox.run(
      "compare", "narrow.json", "more.json", "--applied", "--fail-on", "narrower")
    #expect(over.status == 0 && over.text.contains("deployed over A"), "\(over.errors)")
    let replaced = try sandbox.run(
      "compare", "wide.json", "narrow.json", "--applied", "--fail-on", "narrower")
    #expect(replaced.status == 1, "a rule of the same name is replaced")
  }

  @Test func whatCannotBeComparedIsNamed() throws {
    let none = try sandbox.run("compare", "narrow.json")
    #expect(none.status == 64)
    let wrong = try sandbox.run("compare", "narrow.json", "wide.json", "--fail-on", "broader")
    #expect(wrong.status == 64 && wrong.errors.contains("narrower"))
    let gone = try sandbox.run("compare", "narrow.json", "gone.json")
    #expect(gone.status == 2 && gone.errors.contains("gone.json"))
    let twice = try sandbox.run("compare", "-", "-")
    #expect(twice.status == 64 && twice.errors.contains("read once"))
  }

  /// Nobody knows how many addresses a tag stands for without its file, and some are in none.
  @Test func aTagOfUnknownAddressesHoldsTheGatesThatCountThem() throws {
    func compare(_ a: String, _ b: String, _ words: String...) throws -> Outcome {
      try sandbox.perimetry(["compare", "\(a).json", "\(b).json", "-q"] + words)
    }
    for (name, tag) in [("tag", "KeyVault"), ("internet", "Internet")] {
      try sandbox.write(
        """
        [{"name": "offices", "direction": "Inbound", "addressPrefixes": ["198.51.100.0/25"]},
         {"name": "service", "direction": "Inbound", "serviceTags": ["\(tag)"]}]
        """, to: "\(name).json")
    }
    try sandbox.write(
      """
      {"cloud": "Public", "changeNumber": 1, "values": [{"name": "KeyVault", "id": "KeyVault", \
      "properties": {"addressPrefixes": ["203.0.113.0/29"]}}]}
      """, to: "tags.json")
    let blind = try compare("narrow", "internet", "--fail-on", "exposed>1000000")
    #expect(blind.status == 1 && blind.errors.contains("internet"), "\(blind.errors)")
    #expect(blind.errors.contains("--service-tags"))
    #expect(blind.text.contains("1 service tag may hold"), "\(blind.text)")
    #expect(try compare("internet", "narrow", "--fail-on", "closed>1000000").status == 1)
    #expect(try compare("internet", "narrow", "--fail-on", "exposed").status == 0)
    #expect(try compare("internet", "internet", "--fail-on", "exposed").status == 0)
    let json = try compare("narrow", "internet", "--format", "json").json()
    #expect(json["not_counted"] as? [String: [String]] == ["a": [], "b": ["internet"]])
    let tags = ["--service-tags", "tags.json"]
    let known = try compare("narrow", "tag", tags[0], tags[1], "--fail-on", "exposed>8")
    #expect(known.status == 0, "\(known.errors)")
    let missing = try compare("narrow", "internet", tags[0], tags[1], "--fail-on", "exposed>8")
    #expect(missing.status == 1 && missing.errors.contains("does not hold it"), "\(missing.errors)")
    let drift = try sandbox.perimetry(
      ["drift", "narrow.json", "internet.json", "-q", "--fail-on", "exposed>1000000"])
    #expect(drift.status == 1 && drift.errors.contains("internet"), "\(drift.errors)")
  }

  /// What was not read may let anybody in: a gate on new exposure must not pass over it.
  @Test(arguments: [
    #"{"name":"more","direction":"Inbound","phoneBooks":["0.0.0.0/0"]}"#,
    #"{"name":"more","direction":"Inbound","addressPrefixes":["0.0.0.0/0 "]}"#,
    #"{"name":"more","direction":"Inbound","subscriptions":[{"id":"everybody"}]}"#,
    #"{"name":"more","direction":"Inbound","addressPrefixes":[["0.0.0.0/0"]]}"#, "7",
    #"{"name":"Offices","direction":"Inbound","addressPrefixes":["198.51.100.0/25","198.51.100.0/26"]}"#,
    #"{"name":"more","direction":"Inbound","addressPrefixes":["0.0.0.0/0"],"addressPrefixes":[]}"#,
  ])
  func whatCannotBeReadHoldsTheGate(rule: String) throws {
    try sandbox.write(
      """
      [{"name": "offices", "direction": "Inbound", "addressPrefixes": ["198.51.100.0/25"]}, \(rule)]
      """, to: "unread.json")
    let words = ["compare", "narrow.json", "unread.json", "-q"]
    let outcome = try sandbox.perimetry(words + ["--fail-on", "wider"])
    #expect(
      outcome.status == 1 && outcome.errors.contains("could not be read"), "\(outcome.errors)")
    #expect(outcome.text.contains("it may admit more than was read"), "\(outcome.text)")
    #expect(try sandbox.perimetry(words + ["--fail-on", "narrower"]).status == 0)
    let back = ["compare", "unread.json", "narrow.json", "-q", "--fail-on", "wider"]
    #expect(try sandbox.perimetry(back).status == 0, "what A may admit more is no exposure")
    let drift = try sandbox.perimetry(
      ["drift", "narrow.json", "unread.json", "-q", "--fail-on", "wider", "--format", "json"])
    let unread = try #require(try drift.json()["not_read"] as? [String: [String]])
    #expect(drift.status == 1 && unread["b"]?.count == 1 && unread["a"] == [])
  }

  @Test func aTemplateThatMakesSeveralAndAPlanThatDoesNotKnowHoldIt() throws {
    let type = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules"
    try sandbox.write(
      """
      {"$schema":"x","contentVersion":"1.0.0.0","resources":[{"type":"\(type)","name":"p/q/r","copy":\
      {"name":"c","count":2},"properties":{"direction":"Inbound","addressPrefixes":["0.0.0.0/0"]}}]}
      """, to: "copy.json")
    try sandbox.write(
      """
      {"format_version":"1.2","terraform_version":"1.9","planned_values":{"root_module":{"resources":[\
      {"mode":"managed","type":"azurerm_network_security_perimeter_access_rule","values":{"name":"r",\
      "direction":"Inbound"}}]}}}
      """, to: "plan.json")
    for file in ["copy.json", "plan.json"] {
      let outcome = try sandbox.run("compare", "wide.json", file, "-q", "--fail-on", "wider")
      #expect(outcome.status == 1 && outcome.errors.contains(file), "\(outcome.errors)")
    }
    try sandbox.write("[]", to: "none.json")
    let nothing = try sandbox.run("compare", "none.json", "none.json", "--fail-on", "wider")
    #expect(nothing.status == 1 && nothing.errors.contains("no rule is in either file"))
  }
}
