import PerimetryModel
import TestSupport

/// A perimeter at work: requests of known callers, put to rules and resources by ``LivePlatform`` and logged with as much as a
/// log says of them. What the replay makes of the log is then held against the truth.
struct LiveWorld {
  struct Request {
    /// Where it comes from; private behind an endpoint of either kind. Outbound nothing.
    var source: IPAddress?
    var caller: ResourceID?
    /// Whether the log names the caller.
    var isNamed: Bool
    /// Instead of an identity: neither subscriptions nor membership count then (domain.md §5.5).
    var usesKey: Bool
    var isPrivate: Bool
    var usesServiceEndpoint: Bool
    var networkProtocol: String
    /// Outbound only.
    var name: DomainName?
    var destination: ResourceID?
    var isLate: Bool
  }

  struct Place {
    var resource: ResourceID
    /// Before and after the rules and modes changed.
    var modes: [ReplaySettings.Mode]
    var access: ReplaySettings.PublicAccess
    var firewall: IPPrefix
    var heedsTags: Bool
    var requests: [Request]
  }

  /// Before and after; the same where nothing changed.
  var rules: [[ExistingRule]]
  var places: [Place]
  /// Whom tags really hold, and what was published of them.
  var tags: [String: IPPrefix] = [:]
  var use: ServiceTagUse?
  var tellsAccess: Bool

  static let ownSubscription = 1
  static let linkedSubscription = 7
  private static let names = ["example.com", "a.example.com", "b.example.com", "x.a.example.com"]

  /// - Parameter isPlain: everything is told, named and published, and nothing changed.
  init(seed: UInt64, isPlain: Bool) {
    var random = SeededRandom(seed: seed)
    tags = [
      "Known": LiveWorld.prefix("198.51.100.64", 28), "Secret": LiveWorld.prefix("203.0.113.0", 28),
    ]
    let isPublished = isPlain || random.isOne(in: 2)
    let heedsSQL = random.isOne(in: 2)
    if isPublished {
      use = ServiceTagUse(
        ServiceTags(
          cloud: "Public", changeNumber: 1,
          tags: tags.filter { isPlain || $0.key == "Known" }.sorted { $0.key < $1.key }.map {
            ServiceTag(name: $0.key, prefixes: [$0.value])
          }),
        furtherServices: heedsSQL && (isPlain || random.isOne(in: 2)) ? ["microsoft.sql"] : [])
    }
    let hasLink = !isPlain && random.isOne(in: 4)
    let before = LiveWorld.rules(hasLink: hasLink, hasTags: !isPlain || heedsSQL, &random)
    let after =
      isPlain || random.isOne(in: 3)
      ? before : LiveWorld.rules(hasLink: hasLink, hasTags: true, &random)
    rules = [before, after]
    tellsAccess = isPlain || random.isOne(in: 2)
    let services = [(Sample.vault, true), (Sample.database, heedsSQL), (Sample.storage, false)]
    places = services.map { resource, heedsTags in
      let late = random.one(of: ReplaySettings.Mode.allCases)
      let isSwitched = !isPlain && late == .enforced && random.isOne(in: 2)
      return Place(
        resource: resource, modes: [isSwitched ? .learning : late, late],
        access: random.one(of: [.enabled, .disabled, .securedByPerimeter]),
        firewall: LiveWorld.prefix(random.one(of: ["198.51.100.0", "203.0.113.0"]), 24),
        heedsTags: heedsTags, requests: [])
    }
    // Where tags are in rules, a service that heeds none of them would leave everything open.
    if isPlain { places.removeAll { !$0.heedsTags } }
    let members = places.map(\.resource)
    for index in places.indices {
      let isVault = places[index].resource.isKeyVault
      places[index].requests = (0..<40).map { _ in
        isVault || random.isOne(in: 2)
          ? LiveWorld.inbound(members, isPlain, &random)
          : LiveWorld.outbound(members, &random)
      }
    }
  }

  private static func prefix(_ text: String, _ length: Int) -> IPPrefix {
    IPPrefix(containing: IPAddress(text)!, length: length)
  }

  private static func rules(
    hasLink: Bool, hasTags: Bool, _ random: inout SeededRandom
  ) -> [ExistingRule] {
    var rules = (0..<Int.random(in: 0...6, using: &random)).map { number -> ExistingRule in
      let direction = random.one(of: Direction.allCases)
      let elements = (0..<Int.random(in: 1...3, using: &random)).map { _ -> ExistingElement in
        guard direction == .inbound else {
          guard let name = DomainName(random.one(of: names)) else { return .inert("") }
          return random.isOne(in: 4)
            ? .suffix(name)
            : random.isOne(in: 12) ? .element(.everyDomain) : .element(.domain(name))
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where hasTags: return .element(.serviceTag(random.one(of: ["Known", "Secret"])))
        case 1, 2:
          return Sample.subscription(random.one(of: [2, 3])).map { .element(.subscription($0)) }
            ?? .inert("")
        default:
          let start =
            "\(random.one(of: ["198.51.100", "203.0.113"])).\(random.one(of: [0, 64, 96]))"
          return .element(.prefix(prefix(start, random.one(of: [25, 27, 28, 30, 32]))))
        }
      }
      return ExistingRule(name: "rule-\(number)", direction: direction, elements: elements)
    }
    if hasLink {
      rules.append(
        ExistingRule(
          name: "link", direction: .inbound,
          elements: [.perimeter(ResourceID(Sample.profile.perimeter.text + "-linked"))]))
    }
    return rules
  }

  private static func inbound(
    _ members: [ResourceID], _ isPlain: Bool, _ random: inout SeededRandom
  ) -> Request {
    let isPrivate = random.isOne(in: 8)
    let usesServiceEndpoint = !isPrivate && random.isOne(in: 8)
    let block = random.one(of: ["198.51.100", "203.0.113"])
    let text =
      isPrivate || usesServiceEndpoint
      ? "10.0.0.\(Int.random(in: 1...9, using: &random))"
      : "\(block).\(Int.random(in: 0..<130, using: &random))"
    var caller: ResourceID?
    if random.isOne(in: 3) {
      caller = Sample.caller(random.one(of: [2, 3, 4, linkedSubscription]))
    } else if random.isOne(in: 6) {
      caller = random.one(of: members)
    }
    return Request(
      source: IPAddress(text), caller: caller,
      isNamed: caller != nil && (isPlain || !random.isOne(in: 3)),
      usesKey: !isPlain && random.isOne(in: 4), isPrivate: isPrivate,
      usesServiceEndpoint: usesServiceEndpoint,
      networkProtocol: random.isOne(in: 6) ? "SMB" : "HTTPS:TCP", name: nil, destination: nil,
      isLate: random.isOne(in: 2))
  }

  private static func outbound(
    _ members: [ResourceID], _ random: inout SeededRandom
  ) -> Request {
    let destination: ResourceID? =
      random.isOne(in: 5) ? random.one(of: members + [Sample.caller(9)]) : nil
    return Request(
      source: nil, caller: nil, isNamed: false, usesKey: false, isPrivate: false,
      usesServiceEndpoint: false, networkProtocol: "HTTPS:TCP",
      name: destination == nil ? DomainName(random.one(of: names)) : nil, destination: destination,
      isLate: random.isOne(in: 2))
  }
}
