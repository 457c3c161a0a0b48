import PerimetryModel
import PerimetryPolicy
import TestSupport
import Testing

@Suite struct RuleComparisonTests {
  typealias World = ComparedWorld

  /// Relation, witnesses and counts of hundreds of pairs of sets, against every member of the universe asked one by one.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func itSaysWhatAskingOneByOneSays(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let (a, b) = (World.rules(&random), World.rules(&random))
    let knowsTags = random.isOne(in: 2)
    let tags = knowsTags ? World.published : [:]
    let comparison = RuleComparison(
      World.existing(a), World.existing(b), serviceTags: knowsTags ? World.serviceTags : nil)
    #expect(comparison.parts.map(\.direction) == [.inbound, .outbound])
    for part in comparison.parts {
      let probes = try #require(World.probes[part.direction])
      func admitted(_ rules: [ExistingRule]) -> Set<NaiveAdmission.Probe> {
        Set(
          probes.filter { NaiveAdmission.admits(rules, part.direction, $0, tags: tags) })
      }
      let (mine, theirs) = (admitted(a), admitted(b))
      let relation: RuleComparison.Relation =
        mine == theirs
        ? .equal
        : mine.isSubset(of: theirs) ? .wider : theirs.isSubset(of: mine) ? .narrower : .neither
      #expect(part.relation == relation, "seed \(seed), \(part.direction): \(part)")
      for (difference, inside, outside) in [(part.onlyInA, a, b), (part.onlyInB, b, a)] {
        for item in difference.items {
          let found = RuleComparisonTests.probes(item)
          for probe in found {
            #expect(
              NaiveAdmission.admits(inside, part.direction, probe, tags: tags)
                && !NaiveAdmission.admits(outside, part.direction, probe, tags: tags),
              "seed \(seed): \(item)")
            for name in item.rules {
              #expect(
                NaiveAdmission.admits(
                  inside.filter { $0.name == name }, part.direction, probe, tags: tags),
                "seed \(seed): \(name) of \(item)")
            }
          }
          #expect(!found.isEmpty && !item.rules.isEmpty, "seed \(seed): \(item)")
        }
      }
      for (size, only) in [
        (part.onlyInB.size, theirs.subtracting(mine)),
        (part.onlyInA.size, mine.subtracting(theirs)),
      ] {
        let addresses = Set(
          only.compactMap { probe -> IPAddress? in
            if case .address(let address, _) = probe { address } else { nil }
          })
        let quarters = addresses.filter { $0.family == .v6 }
        #expect(
          size
            == Exposure(
              ipv4Addresses: UInt64(addresses.count - quarters.count),
              ipv6Networks: UInt128(Set(quarters.map { $0.number >> 64 }).count),
              ipv6Addresses: UInt128(quarters.count) << 62), "seed \(seed), \(part.direction)")
      }
    }
  }

  private static func probes(_ item: RuleComparison.Surplus) -> [NaiveAdmission.Probe] {
    switch item.kind {
    case .prefix:
      guard let address = IPAddress(item.witness) else { return [] }
      switch item.reach {
      case .everywhere:
        return [.address(address, heedsTags: true), .address(address, heedsTags: false)]
      case .whereTagsAreHeeded: return [.address(address, heedsTags: true)]
      case .whereTagsAreNotHeeded: return [.address(address, heedsTags: false)]
      }
    case .subscription: return [.subscription(String(item.witness.dropFirst(15)))]
    case .serviceTag: return [.tag(item.witness)]
    case .perimeter: return [.perimeter(item.witness)]
    case .domain: return DomainName(item.witness) == nil ? [] : [.name(item.witness)]
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func itIsAPartialOrder(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let sets = (0..<3).map { _ in World.existing(World.rules(&random)) }
    func isWithin(_ a: Int, _ b: Int) -> Bool {
      RuleComparison(sets[a], sets[b]).parts.allSatisfy(\.onlyInA.items.isEmpty)
    }
    for a in 0..<3 {
      #expect(RuleComparison(sets[a], sets[a]).relation == .equal, "seed \(seed)")
      for b in 0..<3 {
        let there = RuleComparison(sets[a], sets[b])
        let back = RuleComparison(sets[b], sets[a])
        #expect(there.parts.map(\.onlyInA) == back.parts.map(\.onlyInB), "seed \(seed)")
        #expect(
          (isWithin(a, b) && isWithin(b, a)) == (there.relation == .equal), "seed \(seed)")
        for c in 0..<3 where isWithin(a, b) && isWithin(b, c) {
          #expect(isWithin(a, c), "seed \(seed): \(a) \(b) \(c)")
        }
      }
    }
  }

  @Test func theWholeInternetIsCountedWithoutOverflow() throws {
    let all = World.existing([
      ExistingRule(
        name: "all", direction: .inbound,
        elements: ["0.0.0.0/0", "::/0"].compactMap { IPPrefix($0) }.map { .element(.prefix($0)) })
    ])
    let comparison = RuleComparison(ExistingRules(), all)
    #expect(comparison.exposed.ipv4Addresses == 1 << 32)
    #expect(comparison.exposed.ipv6Networks == 1 << 64)
    #expect(comparison.exposed.ipv6Addresses == .max, "all of them, less the one that does not fit")
    #expect(comparison.parts[0].onlyInB.items.map(\.text) == ["0.0.0.0/0", "::/0"])
    #expect(comparison.missingInA == [Sample.profile])
    let twice = RuleComparison(
      ExistingRules(),
      ExistingRules(
        [Sample.profile, Sample.otherProfile].map {
          .init(key: $0, rules: all.profiles[0].rules, extent: .complete)
        }))
    #expect(twice.exposed.ipv6Networks == 2 << 64 && twice.exposed.ipv6Addresses == .max)
  }

  /// Below a name of 251 bytes there are 37 names: a set that lists them all holds the wildcard.
  @Test func aWildcardWithRoomForFewNamesCanBeListed() throws {
    let label = String(repeating: "a", count: 63)
    let long = try #require(
      DomainName("\(label).\(label).\(label).\(String(repeating: "b", count: 59))"))
    #expect(long.text.utf8.count == 251)
    let ends = "abcdefghijklmnopqrstuvwxyz0123456789_"
    func outbound(_ elements: [ExistingElement]) -> ExistingRules {
      World.existing([ExistingRule(name: "out", direction: .outbound, elements: elements)])
    }
    let names = ends.compactMap { DomainName("\($0).\(long.text)") }
    let wildcard = outbound([.suffix(long)])
    let listed = outbound(names.map { .element(.domain($0)) })
    #expect(names.count == 37 && RuleComparison(wildcard, listed).relation == .equal)
    let lacking = outbound(names.dropLast().map { .element(.domain($0)) })
    let comparison = RuleComparison(wildcard, lacking)
    #expect(comparison.relation == .narrower)
    #expect(comparison.parts[1].onlyInA.items.map(\.witness) == ["_." + long.text])
  }

  @Test func anExportThatLacksTheNameSpeaksOfAllProfiles() {
    let rule = ExistingRule(
      name: "offices", direction: .inbound,
      elements: [IPPrefix("198.51.100.0/24")].compactMap { $0 }.map { .element(.prefix($0)) })
    let nameless = ExistingRules([
      .init(
        key: ProfileKey(perimeter: ResourceID(""), name: ""), rules: [rule], extent: .complete)
    ])
    let named = ExistingRules([
      .init(key: Sample.profile, rules: [rule], extent: .complete),
      .init(key: Sample.otherProfile, rules: [], extent: .complete),
    ])
    let comparison = RuleComparison(nameless, named)
    #expect(comparison.missingInA.isEmpty && comparison.missingInB.isEmpty)
    #expect(comparison.parts.map(\.relation) == [.equal, .equal, .narrower, .equal])
  }

  /// A tag's addresses and the prefixes that are them are the same only where tags are heeded.
  @Test func aTagIsNotItsPrefixesWhereNobodyHeedsTags() throws {
    func inbound(_ elements: [ExistingElement]) -> ExistingRules {
      World.existing([ExistingRule(name: "in", direction: .inbound, elements: elements)])
    }
    let tag = inbound([.element(.serviceTag("sql.westeurope"))])
    let prefix = inbound([.element(.prefix(try #require(IPPrefix("198.51.100.20/30"))))])
    let comparison = RuleComparison(tag, prefix, serviceTags: World.serviceTags)
    #expect(comparison.relation == .wider)
    #expect(comparison.parts[0].onlyInB.items.map(\.reach) == [.whereTagsAreNotHeeded])
    #expect(comparison.exposed.total == 4 && comparison.closed.total == 0)
  }
}
