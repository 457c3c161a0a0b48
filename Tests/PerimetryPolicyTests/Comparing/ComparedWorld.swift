import PerimetryModel
import TestSupport

/// Sets of rules over a universe that can be looked at one by one: 64 IPv4 addresses, a /60 of IPv6 in steps of a quarter of a
/// /64, names of few labels, and atoms.
struct ComparedWorld {
  static let published: [String: [String]] = [
    "storage": ["198.51.100.16/29", "198.51.100.40/30", "2001:db8:0:4::/63"],
    "sql.westeurope": ["198.51.100.20/30"],
  ]

  static let serviceTags = ServiceTags(
    cloud: "Public", changeNumber: 1,
    tags: [("Storage", "storage"), ("Sql.WestEurope", "sql.westeurope")].map { name, key in
      ServiceTag(name: name, prefixes: (published[key] ?? []).compactMap { IPPrefix($0) })
    })

  static let ipv4 = (0..<64).map { IPAddress.v4(0xC633_6400 + UInt32($0)) }
  /// The first addresses of every /66 of 2001:db8::/60.
  static let ipv6 = (0..<64).map {
    IPAddress.v6(0x2001_0DB8_0000_0000 << 64 + UInt128($0) << 62)
  }
  static let stems = [
    "example.com", "a.example.com", "b.example.com", "x.a.example.com", "example.org",
  ]
  /// Every name that could tell two sets apart: what stands in rules, and something unwritten below each.
  static let names =
    stems + ["unwritten.example.net"] + stems.map { "unwritten." + $0 }
    + stems.map { "deep.unwritten." + $0 }
  static let probes: [Direction: [NaiveAdmission.Probe]] = {
    let atoms: [NaiveAdmission.Probe] = [
      .subscription("00000000-0000-0000-0000-000000000001"),
      .subscription("00000000-0000-0000-0000-000000000002"), .tag("powerplatform"),
      .tag("storage"), .tag("sql.westeurope"),
    ]
    let link: NaiveAdmission.Probe = .perimeter(Sample.profile.perimeter.text)
    return [
      .inbound: (ipv4 + ipv6).flatMap { address in
        [true, false].map { .address(address, heedsTags: $0) }
      } + atoms + [link],
      .outbound: names.map { .name($0) } + [link],
    ]
  }()

  static func rules(_ random: inout SeededRandom) -> [ExistingRule] {
    (0..<Int.random(in: 0...4, using: &random)).map { number in
      let direction = random.one(of: Direction.allCases)
      return ExistingRule(
        name: "rule-\(number)", direction: direction,
        elements: (0..<Int.random(in: 1...3, using: &random)).map { _ in
          element(direction, &random)
        })
    }
  }

  private static func element(
    _ direction: Direction, _ random: inout SeededRandom
  ) -> ExistingElement {
    if random.isOne(in: 12) { return .perimeter(Sample.profile.perimeter) }
    if random.isOne(in: 12) { return .inert("198.51.100.9/24") }
    if direction == .outbound {
      guard let name = DomainName(random.one(of: stems)) else {
        return .inert("")
      }
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return .element(.everyDomain)
      case 1, 2: return .suffix(name)
      case 3: return .element(.subdomains(of: name))
      default: return .element(.domain(name))
      }
    }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return .element(.serviceTag(random.one(of: ["Storage", "STORAGE", "Sql.WestEurope"])))
    case 1: return .element(.serviceTag("PowerPlatform"))
    case 2:
      return Sample.subscription(random.one(of: [1, 2])).map { .element(.subscription($0)) }
        ?? .inert("")
    case 3, 4, 5:
      return .element(
        .prefix(
          IPPrefix(
            containing: random.one(of: ipv6), length: Int.random(in: 60...66, using: &random))))
    default:
      return .element(
        .prefix(
          IPPrefix(
            containing: random.one(of: ipv4), length: Int.random(in: 26...32, using: &random))))
    }
  }

  static func existing(_ rules: [ExistingRule]) -> ExistingRules {
    ExistingRules([.init(key: Sample.profile, rules: rules, extent: .complete)])
  }
}
