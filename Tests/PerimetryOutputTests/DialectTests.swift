import Foundation
import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct DialectTests {
  @Test(arguments: Samples.ruleSets.map(\.0), Dialect.allCases)
  func templatesAreAsRecorded(name: String, dialect: Dialect) throws {
    let rules = try #require(Samples.ruleSets.first { $0.0 == name }).1
    let suffix = dialect == .arm ? "arm.json" : "tf"
    try Golden.expect(try dialect.rendered(rules), "dialects/\(name).\(suffix)")
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

  @Test func perimetersInSeveralGroupsAreNoArmTemplate() throws {
    let rule = Samples.rule("x", [Samples.prefix("192.0.2.0/24")])
    let rules = RuleSet(
      profiles: ["rg-a", "rg-b"].map { group in
        .init(
          key: ProfileKey(perimeter: Samples.perimeter("nsp", group: group), name: "p"),
          rules: [rule])
      })
    let groups = ["rg-a", "rg-b"].map { "\(Samples.subscription)/resourcegroups/\($0)" }
    let error = OutputError.severalResourceGroups(groups)
    #expect(throws: error) { try Dialect.arm.rendered(rules) }
    #expect(error.description.contains("--perimeter"))
    // Terraform has a variable a profile and no such limit.
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
}
