import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct HygieneTests {
  private static func findings(
    _ hygiene: Hygiene, _ fault: Hygiene.Fault
  ) -> [Hygiene.Finding] {
    hygiene.parts.flatMap(\.findings).filter { $0.fault == fault }
  }

  private static func rules(_ elements: [ExistingElement], _ direction: Direction = .inbound)
    -> ExistingRules
  {
    ExistingRules([
      .init(
        key: Sample.profile,
        rules: elements.enumerated().map {
          ExistingRule(name: "rule-\($0)", direction: direction, elements: [$1])
        }, extent: .complete)
    ])
  }

  private static func prefix(_ text: String) -> ExistingElement {
    IPPrefix(text).map { .element(.prefix($0)) } ?? .inert(text)
  }

  /// Taking away everything that can go denies nothing that was let through.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func whatIsFreedIsNotMissed(seed: UInt64) {
    let world = ReplayWorld(seed: seed)
    let hygiene = Hygiene(
      of: world.rules, flows: world.flows, serviceTags: world.serviceTags)
    var rest: [ExistingRules.Profile] = []
    for profile in world.rules.profiles {
      var gone: [String: [String: Int]] = [:]
      for part in hygiene.parts where part.profile == profile.key {
        for finding in part.findings where finding.fault.isFreed {
          gone[finding.place.rule, default: [:]][finding.place.element, default: 0] += 1
        }
      }
      var kept = profile
      // Of equal elements in a rule the later ones go.
      for index in kept.rules.indices {
        var elements: [ExistingElement] = []
        for element in kept.rules[index].elements.reversed() {
          if gone[kept.rules[index].name]?[element.text] ?? 0 > 0 {
            gone[kept.rules[index].name]?[element.text]? -= 1
          } else {
            elements.insert(element, at: 0)
          }
        }
        kept.rules[index].elements = elements
      }
      rest.append(kept)
    }
    var settings = ReplaySettings()
    settings.mode = .enforced
    func denied(_ rules: ExistingRules) -> Set<FlowKey> {
      let simulation = Replay(
        rules, history: world.flows, settings: settings, serviceTags: world.serviceTags
      ).simulate(world.flows)
      return Set(
        simulation.changes(of: .lost).map {
          FlowKey(
            profile: $0.profile, resource: $0.resource, direction: $0.direction,
            category: .unknown(""), peer: $0.peer)
        })
    }
    #expect(denied(ExistingRules(rest)).isSubset(of: denied(world.rules)), "seed \(seed)")
  }

  /// Duplicates and shadows against a search of all pairs, asked of every member of a small universe.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func whatIsCoveredIsWhatASearchFinds(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let rules = ComparedWorld.rules(&random)
    let hygiene = Hygiene(of: ComparedWorld.existing(rules), flows: [])
    for direction in Direction.allCases {
      let probes = try #require(ComparedWorld.probes[direction])
      func admitted(_ element: ExistingElement) -> Set<NaiveAdmission.Probe> {
        let rule = ExistingRule(name: "", direction: direction, elements: [element])
        return Set(probes.filter { NaiveAdmission.admits([rule], direction, $0, tags: [:]) })
      }
      let elements = rules.filter { $0.direction == direction }.flatMap(\.elements)
        .filter(\.isCounted)
      let sets = elements.map(admitted)
      var expected: [Hygiene.Fault: Int] = [:]
      for (place, set) in sets.enumerated() where !set.isEmpty {
        if sets[..<place].contains(set) {
          expected[.duplicate, default: 0] += 1
        } else if sets.contains(where: { $0 != set && set.isSubset(of: $0) }) {
          expected[.shadowed, default: 0] += 1
        }
      }
      let part = hygiene.parts.first { $0.direction == direction }
      for fault in [Hygiene.Fault.duplicate, .shadowed] {
        #expect(
          part?.findings.count { $0.fault == fault } ?? 0 == expected[fault] ?? 0,
          "seed \(seed) \(direction) \(fault): \(elements.map(\.text))")
      }
      #expect(part?.used ?? 0 == elements.count, "seed \(seed)")
    }
  }

  @Test func aNarrowerPrefixCarriesWhatWasSeen() {
    let flows = ["198.51.100.5", "198.51.100.6"].enumerated().map {
      Flow.sample(from: Sample.peer($1), events: 10, key: Int64($0))
    }
    let hygiene = Hygiene(
      of: HygieneTests.rules([HygieneTests.prefix("198.51.100.0/24")]), flows: flows)
    let wide = HygieneTests.findings(hygiene, .wide)
    #expect(wide.map(\.instead) == [["198.51.100.4/30"]])
    #expect(wide.first?.spared.total == 252 && wide.first?.events == 20)
    #expect(hygiene.parts.map(\.freed) == [0])
  }

  @Test func whatNobodyUsesGoesAndSiblingsJoin() {
    let flows = ["198.51.100.4", "198.51.100.5"].enumerated().map {
      Flow.sample(from: Sample.peer($1), key: Int64($0))
    }
    let hygiene = Hygiene(
      of: HygieneTests.rules(
        ["198.51.100.4/32", "203.0.113.0/24", "198.51.100.5/32", "10.0.0.0/8", "198.51.100.4/32"]
          .map(HygieneTests.prefix)), flows: flows)
    #expect(HygieneTests.findings(hygiene, .unused).map(\.place.element) == ["203.0.113.0/24"])
    #expect(HygieneTests.findings(hygiene, .ineffective).map(\.place.element) == ["10.0.0.0/8"])
    #expect(HygieneTests.findings(hygiene, .duplicate).map(\.by.first?.rule) == ["rule-0"])
    #expect(HygieneTests.findings(hygiene, .joinable).map(\.instead) == [["198.51.100.4/31"]])
    #expect(hygiene.parts.map(\.freed) == [4] && hygiene.parts.map(\.used) == [5])
  }

  @Test func nothingIsCalledUnusedWhereNothingWasWatched() {
    let hygiene = Hygiene(
      of: HygieneTests.rules([HygieneTests.prefix("198.51.100.0/24")]), flows: [])
    #expect(hygiene.parts.map(\.findings) == [[]] && hygiene.parts[0].watched == nil)
  }

  @Test func theLogsAndTheRulesMayDisagree() {
    let flows = [
      Flow.sample(
        .publicInboundPerimeterRulesAllowed, from: Sample.peer("198.51.100.4"), events: 3,
        rule: "rule-1", key: 1),
      Flow.sample(
        .publicInboundPerimeterRulesAllowed, from: Sample.peer("198.51.100.5"), events: 5,
        rule: "gone", key: 2),
    ]
    let hygiene = Hygiene(
      of: HygieneTests.rules(["198.51.100.4/31", "203.0.113.0/24"].map(HygieneTests.prefix)),
      flows: flows)
    let found = hygiene.parts[0].disagreements
    #expect(found.map(\.rule) == ["gone", "rule-0", "rule-1"])
    #expect(found.map(\.kind) == [.notInFiles, .neverNamed, .doesNotMatch])
    #expect(found.map(\.events) == [5, 8, 3])
  }

  @Test func broadTagsAreNamed() {
    let hygiene = Hygiene(
      of: HygieneTests.rules([.element(.serviceTag("azurecloud.WestEurope"))]), flows: [])
    #expect(HygieneTests.findings(hygiene, .broadTag).count == 1)
  }

  @Test func aTagIsUnusedOnlyWhereAllItCouldHaveCarriedHeedsTags() {
    let rules = HygieneTests.rules([.element(.serviceTag("Storage")), .element(.serviceTag("Sql"))])
    func unused(_ resource: ResourceID, knowing tags: ServiceTagUse?) -> [String] {
      let flows = [Flow.sample(from: Sample.peer("198.51.100.1"), to: resource)]
      return HygieneTests.findings(Hygiene(of: rules, flows: flows, serviceTags: tags), .unused)
        .map(\.place.element)
    }
    let prefixes = ["198.51.100.0/28", "203.0.113.0/28"].compactMap { IPPrefix($0) }
    let use = ServiceTagUse(
      ServiceTags(
        cloud: "Public", changeNumber: 1,
        tags: zip(["Storage", "Sql"], prefixes).map { ServiceTag(name: $0, prefixes: [$1]) }))
    #expect(unused(Sample.vault, knowing: nil).isEmpty)
    #expect(unused(Sample.vault, knowing: use) == ["Sql"])
    // Whether a database heeds tags is not documented, so either may have let it in.
    #expect(unused(Sample.database, knowing: use).isEmpty)
  }

  @Test func aFilterLooksAtItsProfilesRulesOnly() {
    var filter = FlowFilter()
    filter.profile = "OTHER"
    let rules = HygieneTests.rules([HygieneTests.prefix("198.51.100.0/24")])
    #expect(Hygiene(of: rules, filter: filter, flows: []).parts.isEmpty)
    filter.profile = "Default"
    filter.direction = .outbound
    #expect(Hygiene(of: rules, filter: filter, flows: []).parts.isEmpty)
    filter.direction = .inbound
    #expect(Hygiene(of: rules, filter: filter, flows: []).parts.count == 1)
  }
}
