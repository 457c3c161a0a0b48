/// Access rules by profile: what a recommendation ends in, what a person edits, what every dialect renders.
public struct RuleSet: Hashable, Sendable {
  public struct Profile: Hashable, Sendable {
    public var key: ProfileKey
    public var rules: [AccessRule]

    public init(key: ProfileKey, rules: [AccessRule]) {
      self.key = key
      self.rules = rules
    }

    /// Elements in one direction, to be held against ``RuleSet/elementLimit``.
    public func elementCount(_ direction: Direction) -> Int {
      rules.lazy.filter { $0.direction == direction }.map(\.elements.count).reduce(0, +)
    }
  }

  /// Rule elements a profile may hold in one direction (domain.md §4.2, LIM).
  public static let elementLimit = 200

  /// Ordered by key.
  public var profiles: [Profile]

  public init(profiles: [Profile]) {
    self.profiles = profiles.sorted { $0.key < $1.key }
  }
}
