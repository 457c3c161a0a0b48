import Foundation
import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct DialectTests {
  @Test(arguments: Samples.ruleSets.map(\.0), Dialect.allCases)
  func templatesAreAsRecorded(name: String, dialect: Dialect) throws {
    let rules = try #require(Samples.ruleSets.first { $0.0 == name }).1
    let text = try dialect.rendered(rules)
    try Golden.expect(text, "dialects/\(name).\(dialect.suffix)")
    #expect(!text.unicodeScalars.contains(where: Hostile.isForbidden))
  }

  @Test(arguments: Samples.forms.map(\.0), Dialect.allCases)
  func everyFormIsAsRecorded(name: String, dialect: Dialect) throws {
    let form = try #require(Samples.forms.first { $0.0 == name }).1
    let text = try dialect.rendered(Samples.everyKind, as: form)
    try Golden.expect(text, "dialects/every-kind-\(name).\(dialect.suffix)")
  }

  @Test func hostileNamesAreAsRecorded() throws {
    let text = try Dialect.terraform.rendered(Samples.hostileNames)
    try Golden.expect(text, "dialects/hostile-names.tf")
    #expect(!text.unicodeScalars.contains(where: Hostile.isForbidden))
  }

  @Test(arguments: Dialect.allCases)
  func theOrderOfProfilesAndRulesDoesNotMatter(dialect: Dialect) throws {
    var shuffled = Samples.everyKind
    shuffled.profiles.reverse()
    for index in shuffled.profiles.indices { shuffled.profiles[index].rules.reverse() }
    #expect(try dialect.rendered(shuffled) == dialect.rendered(Samples.everyKind))
  }

  @Test(arguments: Dialect.allCases)
  func nothingToExportIsAnError(dialect: Dialect) {
    let noRules = RuleSet(profiles: [.init(key: Samples.main, rules: [])])
    for rules in [RuleSet(profiles: []), noRules] {
      #expect(throws: OutputError.nothingToExport) { try dialect.rendered(rules) }
    }
  }

  @Test(arguments: Dialect.allCases)
  func moreThanTheLimitIsAnError(dialect: Dialect) {
    var rules = Samples.fullBudget
    rules.profiles[0].rules.append(Samples.rule("one-more", [Samples.prefix("192.0.2.0/24")]))
    #expect(throws: OutputError.overLimit(Samples.main, .inbound, 201)) {
      try dialect.rendered(rules)
    }
  }

  @Test(arguments: Dialect.allCases)
  func namesThatDifferInCaseOnlyAreAnError(dialect: Dialect) {
    var rules = Samples.everyKind
    rules.profiles[0].rules.append(Samples.rule("TAGS.V1_", [Samples.domain("c.example.com")]))
    #expect(throws: OutputError.repeatedRule(RuleName("tags.v1_")!, Samples.main)) {
      try dialect.rendered(rules)
    }
  }

  @Test(arguments: [Dialect.arm, .bicep])
  func perimetersInSeveralGroupsAreNoTemplate(dialect: Dialect) throws {
    let rule = Samples.rule("x", [Samples.prefix("192.0.2.0/24")])
    let rules = RuleSet(
      profiles: ["rg-a", "rg-b"].map { group in
        .init(
          key: ProfileKey(perimeter: Samples.perimeter("nsp", group: group), name: "p"),
          rules: [rule])
      })
    let groups = ["rg-a", "rg-b"].map { "\(Samples.subscription)/resourcegroups/\($0)" }
    let error = OutputError.severalResourceGroups(groups)
    #expect(throws: error) { try dialect.rendered(rules) }
    #expect(error.description.contains("--perimeter"))
    // A command names the group, and Terraform has a variable a profile.
    for dialect in [Dialect.azureCLI, .powershell] {
      #expect(try dialect.rendered(rules).contains("rg-b"))
    }
    #expect(try Dialect.terraform.rendered(rules).contains("nsp_p_profile_id_2"))
  }

  @Test func equalProfileNamesOfTwoPerimetersStayApart() throws {
    let text = try Dialect.arm.rendered(Samples.everyKind)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let resources = try #require(document["resources"] as? [[String: Any]])
    let names = resources.compactMap { $0["name"] as? String }
    #expect(Set(names).count == 5 && names.count == 5)
    #expect((document["parameters"] as? [String: Any])?.count == 2)
  }

  @Test(arguments: Dialect.allCases)
  func whatIsThereCountsAgainstTheLimit(dialect: Dialect) {
    let rule = Samples.rule("by-hand", [Samples.prefix("192.0.2.0/24")])
    let form = ExportForm(existing: Samples.existing(rule))
    #expect(throws: OutputError.overLimit(Samples.main, .inbound, 201)) {
      try dialect.rendered(Samples.fullBudget, as: form)
    }
  }

  @Test(arguments: Dialect.allCases)
  func aRuleOfAnotherKindIsNotOverwritten(dialect: Dialect) throws {
    let rule = Samples.rule("PERIMETRY-outbound-FQDNS", [Samples.prefix("192.0.2.0/24")])
    let form = ExportForm(existing: Samples.existing(rule))
    let name = try #require(RuleName("perimetry-outbound-fqdns"))
    #expect(throws: OutputError.otherKind(name, Samples.main, .prefix)) {
      try dialect.rendered(Samples.everyKind, as: form)
    }
  }

  @Test(arguments: [
    ExistingElement.inert("+91 1234"), .suffix(DomainName("example.com")!),
    .perimeter(Samples.other.perimeter),
  ])
  func whatPerimetryDoesNotWriteIsNotTakenAway(element: ExistingElement) throws {
    let there = ExistingRule(
      name: "Perimetry-outbound-fqdns", direction: .outbound,
      elements: [.element(Samples.domain("a.example.net")), element])
    let form = ExportForm(
      existing: ExistingRules([.init(key: Samples.main, rules: [there], extent: .complete)]))
    for dialect in Dialect.allCases {
      #expect(throws: OutputError.self) { try dialect.rendered(Samples.everyKind, as: form) }
    }
  }

  @Test(arguments: Dialect.allCases)
  func rulesOfAnotherProfileAreNotMerged(dialect: Dialect) throws {
    let key = ProfileKey(perimeter: Samples.other.perimeter, name: "another")
    let rules = ExistingRules([
      .init(key: key, rules: Samples.before.profiles[0].rules, extent: .complete)
    ])
    let plain = try dialect.rendered(Samples.everyKind)
    #expect(try dialect.rendered(Samples.everyKind, as: ExportForm(existing: rules)) == plain)
  }

  /// A script is read in the code page of whoever runs it.
  @Test(arguments: Hostile.corpus)
  func powerShellIsASCII(text: String) throws {
    let form = ExportForm(evidence: Samples.evidence(holding: text), takesNames: true)
    for rules in [Samples.everyKind, Samples.rules(holding: text)] {
      let script = try Dialect.powershell.rendered(rules, as: form)
      #expect(script.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    }
  }
}
