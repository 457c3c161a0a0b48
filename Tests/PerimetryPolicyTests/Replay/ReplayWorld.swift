import PerimetryModel
import TestSupport

/// Flows of all categories in three profiles, and rules of every kind for some of them, made from a seed. Addresses, names
/// and callers are few, so that rules meet them often.
struct ReplayWorld {
  var flows: [Flow]
  var rules: ExistingRules
  var settings = ReplaySettings()
  var serviceTags: ServiceTagUse?

  static let profiles = [
    Sample.profile, Sample.otherProfile,
    ProfileKey(perimeter: Sample.profile.perimeter, name: "nobody-exported-it"),
  ]
  private static let resources = [
    Sample.storage, Sample.vault, Sample.database,
    Sample.resource("Microsoft.Storage/storageAccounts/more"),
  ]
  private static let sources =
    (0..<40).map { "198.51.100.\($0 * 3)" } + (0..<10).map { "2001:db8::\($0)" }
    + ["10.0.0.4", "100.64.0.1", "::ffff:198.51.100.3", "somewhere", ""]
  private static let names = [
    "example.com", "a.example.com", "b.example.com", "x.a.example.com", "y.x.a.example.com",
    "example.org", "a.example.org", "example.net", "aexample.com",
  ]

  init(seed: UInt64, flows count: Int = 400) {
    var random = SeededRandom(seed: seed)
    flows = (0..<count).map { ReplayWorld.flow(Int64($0), &random) }
    if random.isOne(in: 2) { flows.sort { $0.key < $1.key } }
    rules = ExistingRules(
      ReplayWorld.profiles.dropLast().map { key in
        ExistingRules.Profile(
          key: key,
          rules: (0..<Int.random(in: 0...8, using: &random)).map { number in
            ReplayWorld.rule("rule-\(number)", &random)
          }, extent: random.one(of: [.complete, .excerpt, .page]))
      })
    settings.mode = random.one(of: ReplaySettings.Mode.allCases)
    settings.publicAccess = random.one(of: ReplaySettings.PublicAccess.allCases)
    settings.rulesAreComplete = random.isOne(in: 3)
    if random.isOne(in: 2) {
      let prefixes = ["198.51.100.0/27", "198.51.100.64/26", "2001:db8::/125"].compactMap {
        IPPrefix($0)
      }
      serviceTags = ServiceTagUse(
        ServiceTags(
          cloud: "Public", changeNumber: 1,
          tags: [ServiceTag(name: "Storage", prefixes: prefixes)]),
        furtherServices: random.isOne(in: 2) ? ["microsoft.sql"] : [])
    }
  }

  static func rule(_ name: String, _ random: inout SeededRandom) -> ExistingRule {
    let direction = random.one(of: Direction.allCases)
    return ExistingRule(
      name: name, direction: direction,
      elements: (0..<Int.random(in: 1...4, using: &random)).map { _ in element(direction, &random) }
    )
  }

  private static func element(
    _ direction: Direction, _ random: inout SeededRandom
  ) -> ExistingElement {
    if direction == .outbound {
      guard let name = DomainName(random.one(of: names)) else { return .inert("name") }
      switch Int.random(in: 0..<10, using: &random) {
      case 0: return .suffix(name)
      case 1: return .element(.subdomains(of: name))
      case 2: return .element(.everyDomain)
      case 3: return .inert("mail@example.com")
      default: return .element(.domain(name))
      }
    }
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return .element(.serviceTag(random.one(of: ["Storage", "storage", "Unheard"])))
    case 1: return .perimeter(Sample.profile.perimeter)
    case 2: return .inert("198.51.100.1/24")
    case 3, 4:
      return Sample.subscription(random.one(of: [1, 2])).map {
        .element(.subscription($0))
      } ?? .inert("")
    default:
      guard let address = IPAddress(random.one(of: Array(sources.prefix(50)))) else {
        return .inert("")
      }
      let lengths =
        address.family == .v4 ? [0, 8, 24, 26, 28, 30, 31, 32] : [0, 32, 124, 126, 128]
      return .element(
        .prefix(IPPrefix(containing: address, length: random.one(of: lengths))))
    }
  }

  private static func flow(_ number: Int64, _ random: inout SeededRandom) -> Flow {
    let category = random.one(of: LogCategory.allCases)
    let isInbound = category.direction == .inbound
    return .sample(
      category,
      from: isInbound || random.isOne(in: 10)
        ? Sample.peer(random.one(of: sources)) : Sample.peer(random.one(of: names)),
      to: random.one(of: resources), profile: random.one(of: profiles),
      version: random.one(of: ["1", "2", "3", nil, "new"]),
      over: random.one(of: ["HTTPS:TCP", "https", "SMB", nil]),
      sourceResource: isInbound && random.isOne(in: 3)
        ? Sample.caller(random.one(of: [1, 2, 3])) : nil,
      serviceEndpoint: random.isOne(in: 12), events: number + 1,
      day: 20_000 + Int32.random(in: 0..<20, using: &random),
      rule: random.one(of: ["IP firewall", "rule-0", "RULE-1", "rule-2"]), key: number)
  }
}
