import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct PairTests {
  private static let west = Sample.resource("Microsoft.Sql/servers/west")
  private static let north = Sample.resource("Microsoft.Sql/servers/north")
  private static let flows = [
    Flow.sample(from: Sample.peer("198.51.100.1"), to: west, profile: Sample.profile),
    Flow.sample(from: Sample.peer("198.51.100.1"), to: north, profile: Sample.otherProfile),
  ]

  private static func rules(_ mine: [String], _ theirs: [String]) -> ExistingRules {
    func rules(_ prefixes: [String]) -> [ExistingRule] {
      [
        ExistingRule(
          name: "offices", direction: .inbound,
          elements: prefixes.map { text in
            IPPrefix(text).map { .element(.prefix($0)) } ?? .inert(text)
          })
      ]
    }
    return ExistingRules([
      .init(key: Sample.profile, rules: rules(mine), extent: .complete),
      .init(key: Sample.otherProfile, rules: rules(theirs), extent: .complete),
    ])
  }

  private static func pair(
    _ a: String, _ b: String, _ rules: ExistingRules, resources: [KnownResource] = []
  ) throws -> PairComparison {
    try #require(
      Hygiene(of: rules, flows: flows, resources: resources, pairs: [(a, b)]).pairs.first)
  }

  @Test(
    "a side is named in every way there is",
    arguments: [
      "west", "WEST", west.text, "default", "nsp/default",
      Sample.profile.perimeter.text + "/profiles/default",
    ])
  func names(name: String) throws {
    let rules = Self.rules(["198.51.100.0/24", "203.0.113.0/25"], ["198.51.100.0/24"])
    let found = try Self.pair(name, "north", rules)
    #expect(found.a.profile == Sample.profile && found.b.profile == Sample.otherProfile)
    #expect(found.differs && found.a.tally?.events == 1)
    #expect(found.parts.flatMap(\.onlyInA.items).map(\.text) == ["203.0.113.0/25"])
    #expect(found.parts.flatMap(\.onlyInB.items).isEmpty)
  }

  @Test func howRulesAreCutDoesNotMatter() throws {
    let rules = Self.rules(["198.51.100.0/24"], ["198.51.100.0/25", "198.51.100.128/25"])
    #expect(try !Self.pair("west", "north", rules).differs)
  }

  @Test func whatCannotBeToldIsNoDifference() throws {
    let rules = Self.rules(["198.51.100.0/24"], [])
    let nobody = try Self.pair("west", "nobody", rules)
    #expect(nobody.b.doubt == .unknown && nobody.isInDoubt && !nobody.differs)
    let one = ExistingRules(Array(rules.profiles.prefix(1)))
    #expect(try Self.pair("west", "north", one).b.doubt == .noRules)
    let twin = KnownResource(
      resource: Sample.resource("Microsoft.Storage/storageAccounts/west"),
      profile: Sample.otherProfile, source: .file)
    let twins = try Self.pair("west", "north", rules, resources: [twin])
    #expect(twins.a.doubt == .ambiguous)
  }

  @Test func aFileTellsOfAResourceThatNeverLogged() throws {
    let silent = KnownResource(
      resource: Sample.resource("Microsoft.Sql/servers/south"), profile: Sample.otherProfile,
      source: .file)
    let found = try Self.pair(
      "west", "south", Self.rules(["198.51.100.0/24"], []), resources: [silent])
    #expect(found.b.profile == Sample.otherProfile && found.b.tally == nil && found.differs)
  }

  /// The exact algebra: differing exactly where two sets of rules compare as different, and the sides mirror.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func aPairIsAComparison(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    func some() -> [ExistingRule] {
      (0..<Int.random(in: 0...3, using: &random)).map { ReplayWorld.rule("r\($0)", &random) }
    }
    let (mine, theirs) = (some(), some())
    func set(_ a: [ExistingRule], _ b: [ExistingRule]) -> ExistingRules {
      ExistingRules([
        .init(key: Sample.profile, rules: a, extent: .complete),
        .init(key: Sample.otherProfile, rules: b, extent: .complete),
      ])
    }
    let there = try Self.pair("west", "north", set(mine, theirs))
    let back = try Self.pair("north", "west", set(mine, theirs))
    let same = try Self.pair("west", "north", set(mine, mine))
    let expected = RuleComparison(
      ExistingRules([.init(key: Sample.profile, rules: mine, extent: .complete)]),
      ExistingRules([.init(key: Sample.profile, rules: theirs, extent: .complete)]))
    #expect(there.parts == expected.parts && !same.differs, "seed \(seed)")
    #expect(
      back.parts.map(\.onlyInA) == there.parts.map(\.onlyInB)
        && back.parts.map(\.onlyInB) == there.parts.map(\.onlyInA), "seed \(seed)")
  }
}
