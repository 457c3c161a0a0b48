import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct ReconciliationTests {
  private static let live = LogCategory.allCases.filter(\.isLive).map(\.rawValue)

  private static func configuration(
    _ rules: [ExistingRule]? = [], version: String? = "4", categories: [String]? = live,
    state: String? = "Succeeded", issues: [ProvisioningIssue]? = []
  ) -> ResourceConfiguration {
    ResourceConfiguration(
      file: "file", path: "$", resource: Sample.storage, profile: Sample.profile, rules: rules,
      rulesVersion: version.map(RulesVersion.init), diagnosticsVersion: RulesVersion("1"),
      categories: categories, provisioningState: state, issues: issues)
  }

  private static func rules(
    _ rules: [ExistingRule], _ extent: ExistingRules.Extent = .complete
  ) -> ExistingRules {
    ExistingRules([.init(key: Sample.profile, rules: rules, extent: extent)])
  }

  private static func profile(_ version: String, diagnostics: String = "1") -> KnownProfile {
    KnownProfile(
      key: Sample.profile, rulesVersion: RulesVersion(version),
      diagnosticsVersion: RulesVersion(diagnostics))
  }

  private static func kinds(_ reconciliation: Reconciliation) -> [Reconciliation.Kind] {
    reconciliation.entries.flatMap(\.findings).map(\.kind)
  }

  private static func doubts(_ reconciliation: Reconciliation) -> [Reconciliation.Doubt] {
    reconciliation.entries.flatMap(\.doubts)
  }

  private static func rule(_ name: String, _ prefix: String) -> ExistingRule {
    ExistingRule(
      name: name, direction: .inbound,
      elements: [IPPrefix(prefix).map { .element(.prefix($0)) } ?? .inert(prefix)])
  }

  @Test(
    "the newest version of both sides counts",
    arguments: [
      ("4", "4", nil, [], []), ("3", "4", nil, [Reconciliation.Kind.versionBehind], []),
      ("3", nil, "4", [.versionBehind], []), ("4", "4", "5", [.versionBehind], []),
      ("10", "9", nil, [], [Reconciliation.Doubt.olderOtherVersion]), ("5", nil, "4", [], []),
      ("4", nil, nil, [], [.noOtherVersion]), (nil, "4", nil, [], [.noVersion]),
      ("new", "4", nil, [], [.noVersion]), ("4", "new", nil, [], [.noOtherVersion]),
    ] as [(String?, String?, String?, [Reconciliation.Kind], [Reconciliation.Doubt])])
  func versions(
    mine: String?, profile: String?, logged: String?, kinds: [Reconciliation.Kind],
    doubts: [Reconciliation.Doubt]
  ) {
    let found = Reconciliation(
      [Self.configuration(version: mine)], with: Self.rules([]),
      profiles: profile.map { [Self.profile($0)] } ?? [],
      history: logged.map { [.sample(from: Sample.peer("198.51.100.1"), version: $0)] } ?? [])
    #expect(Self.kinds(found) == kinds && Self.doubts(found) == doubts)
  }

  @Test func whatTheFileDoesNotSayIsADoubtAndNoFinding() {
    let dumb = Self.configuration(nil, version: nil, categories: nil, state: nil, issues: nil)
    let found = Reconciliation([dumb], with: ExistingRules())
    #expect(Self.kinds(found).isEmpty)
    #expect(
      Self.doubts(found) == [.noVersion, .noRules, .noOtherRules, .noIssues, .noCategories])
    #expect(found.entries.first?.relation == nil)
  }

  @Test func anExcerptOfTheRulesLeavesOpenWhatItDoesNotHold() {
    let found = Reconciliation(
      [Self.configuration([Self.rule("more", "203.0.113.0/24")])],
      with: Self.rules([Self.rule("offices", "198.51.100.0/24")], .excerpt),
      profiles: [Self.profile("4")])
    #expect(Self.kinds(found) == [.ruleMissing])
    #expect(Self.doubts(found) == [.otherRulesPartial] && found.entries.first?.relation == nil)
  }

  @Test func categoriesAreKnownInEverySpelling() {
    let spelled = Self.live.map { $0.replacing("Nsp", with: "network security perimeter") }
    let all = Reconciliation(
      [Self.configuration(categories: spelled)], with: Self.rules([]),
      profiles: [Self.profile("4")])
    #expect(Self.kinds(all).isEmpty && Self.doubts(all).isEmpty)
    let some = Reconciliation(
      [Self.configuration(categories: Self.live.filter { !$0.contains("ResourceRules") })],
      with: Self.rules([]), profiles: [Self.profile("4", diagnostics: "2")])
    #expect(Self.kinds(some) == [.diagnosticsBehind, .blockerCategoryOff, .categoryOff])
    #expect(some.entries.first?.findings.map(\.perimeter.count) == [1, 2, 2])
    let none = Reconciliation(
      [Self.configuration(categories: [])], with: Self.rules([]), profiles: [Self.profile("4")])
    #expect(none.entries.first?.findings.map(\.perimeter.count) == [2, 11])
    let strange = Reconciliation(
      [Self.configuration(categories: ["allLogs"])], with: Self.rules([]),
      profiles: [Self.profile("4")])
    #expect(Self.kinds(strange).isEmpty && Self.doubts(strange) == [.unknownCategories])
  }

  @Test func whatThePlatformReportsComesThrough() {
    let issue = ProvisioningIssue(kind: "Other", severity: "Error", description: "why")
    let found = Reconciliation(
      [Self.configuration(state: "Failed", issues: [issue])], with: Self.rules([]),
      profiles: [Self.profile("4")])
    #expect(Self.kinds(found) == [.provisioningIssue, .notProvisioned])
    #expect(found.entries.first?.findings.first?.issue == issue)
    #expect(found.entries.first?.findings.first?.path == "$.provisioningIssues[0]")
  }

  /// What one side has is what the other lacks, rule by rule; of a thing with itself nothing is found.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func sidesMirror(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let names = ["a", "B", "c", "d"]
    func some() -> [ExistingRule] {
      names.filter { _ in !random.isOne(in: 3) }.map { name in
        ReplayWorld.rule(random.isOne(in: 2) ? name : name.uppercased(), &random)
      }
    }
    let mine = some()
    var theirs = some()
    if random.isOne(in: 2), let first = mine.first { theirs.append(first) }
    theirs =
      ExistingRules([.init(key: Sample.profile, rules: theirs, extent: .complete)])
      .profiles[0].rules
    let profiles = [Self.profile("4")]
    let there = Reconciliation(
      [Self.configuration(mine)], with: Self.rules(theirs), profiles: profiles)
    let back = Reconciliation(
      [Self.configuration(theirs)], with: Self.rules(mine), profiles: profiles)
    let itself = Reconciliation(
      [Self.configuration(mine.reversed())], with: Self.rules(mine), profiles: profiles)
    #expect(Self.kinds(itself).isEmpty && itself.entries.first?.relation == .equal, "seed \(seed)")
    func lines(_ reconciliation: Reconciliation, mirrored: Bool) -> Set<String> {
      Set(
        reconciliation.entries.flatMap(\.findings).map { finding in
          let (a, b) =
            mirrored ? (finding.here, finding.perimeter) : (finding.perimeter, finding.here)
          return "\(finding.subject.lowercased()) \(a) \(b)"
        })
    }
    #expect(
      lines(there, mirrored: false) == lines(back, mirrored: true), "seed \(seed)")
    let byName = { (rules: [ExistingRule]) in Set(rules.map { $0.name.lowercased() }) }
    let missing = there.entries.flatMap(\.findings).filter { $0.kind == .ruleMissing }
    #expect(
      Set(missing.map { $0.subject.lowercased() }) == byName(theirs).subtracting(byName(mine)),
      "seed \(seed)")
    if Self.kinds(there).isEmpty {
      #expect(there.entries.first?.relation == .equal, "seed \(seed)")
    }
  }
}
