/// The access rules that profiles have already, as far as exports of them say.
public struct ExistingRules: Hashable, Sendable {
  /// How much of a profile an export holds.
  public enum Extent: Hashable, Sendable {
    /// Every rule: a list, the configuration of a resource.
    case complete
    /// Rules there may be others beside: a template, a state, a single rule.
    case excerpt
    /// A page of a list of several.
    case page
  }

  public struct Profile: Hashable, Sendable {
    /// The perimeter's id, or only its name, or nothing where the export does not say; the same for the profile's name.
    public var key: ProfileKey
    public var rules: [ExistingRule]
    public var extent: Extent
    /// Of the rules, where the export says (domain.md §4.9).
    public var version: RulesVersion?

    public init(
      key: ProfileKey, rules: [ExistingRule], extent: Extent, version: RulesVersion? = nil
    ) {
      self.key = key
      self.rules = rules
      self.extent = extent
      self.version = version
    }

    /// Elements in one direction that count against ``RuleSet/elementLimit``.
    public func elementCount(_ direction: Direction) -> Int {
      rules.lazy.filter { $0.direction == direction }
        .map { $0.elements.count(where: \.isCounted) }.reduce(0, +)
    }
  }

  /// In the order in which they were read.
  public private(set) var profiles: [Profile] = []

  public init() {}

  public init(_ profiles: [Profile]) {
    for profile in profiles { add(profile) }
  }

  /// Whether nothing is said of any profile.
  public var isEmpty: Bool { profiles.isEmpty }

  /// Whether no profile has a rule, as far as is said: a profile may be known to have none.
  public var holdsNoRule: Bool { profiles.allSatisfy(\.rules.isEmpty) }

  /// Of two exports of a profile the one of the newer rules version counts; otherwise both do, and of two rules of a name
  /// the later.
  public mutating func add(_ profile: Profile) {
    guard let index = profiles.firstIndex(where: { $0.key.isNamed(like: profile.key) }) else {
      profiles.append(Profile.union(of: [profile], key: profile.key))
      return
    }
    profiles[index] = Profile.union(of: [profiles[index], profile], key: profiles[index].key)
  }

  /// Everything known of a profile of the logs; `nil` where no export speaks of it. An export that does not name its
  /// perimeter or profile speaks of all.
  public func profile(_ key: ProfileKey) -> Profile? {
    let found = profiles.filter { $0.key.canMean(key) }
    return found.isEmpty ? nil : Profile.union(of: found, key: key)
  }
}

extension ExistingRules.Profile {
  fileprivate static func union(of all: [Self], key: ProfileKey) -> Self {
    let newest = all.compactMap { $0.version?.number }.max()
    // An export of an older version says nothing any more; one without a version may.
    let current = all.filter { $0.version?.number == nil || $0.version?.number == newest }
    var rules: [ExistingRule] = []
    var places: [String: Int] = [:]
    for rule in current.flatMap(\.rules) {
      if let place = places[rule.name.lowercased()] {
        rules[place] = rule
      } else {
        places[rule.name.lowercased()] = rules.count
        rules.append(rule)
      }
    }
    let extents = Set(current.map(\.extent))
    // The last page of a list says of no further one.
    let extent: ExistingRules.Extent =
      extents.contains(.complete) ? .complete : extents.contains(.page) ? .page : .excerpt
    return Self(
      key: key, rules: rules, extent: extent,
      version: current.lazy.compactMap(\.version).first { $0.number == newest })
  }
}

extension ProfileKey {
  /// Azure compares names without regard to case.
  public func isNamed(like other: ProfileKey) -> Bool {
    perimeter == other.perimeter && name.lowercased() == other.name.lowercased()
  }

  /// Whether an export's name, which may lack parts of it, can stand for a profile of the logs. Names decide where an id
  /// is malformed: a published example has such ids (domain.md §4.8).
  public func canMean(_ key: ProfileKey) -> Bool {
    guard name.isEmpty || name.lowercased() == key.name.lowercased() else { return false }
    if perimeter.text.isEmpty || key.perimeter.text.isEmpty { return true }
    if perimeter.isWellFormed, key.perimeter.isWellFormed { return perimeter == key.perimeter }
    return perimeter.name == key.perimeter.name
  }
}
