/// Which resources can be switched to enforced mode, and whether enough was seen to trust that.
public struct Readiness: Sendable {
  /// What the traffic of a whole profile tells.
  public struct Profile: Sendable {
    public var profile: ProfileKey
    public var sufficiency: Sufficiency

    public init(profile: ProfileKey, sufficiency: Sufficiency) {
      self.profile = profile
      self.sufficiency = sufficiency
    }
  }

  /// What is the same for all resources of a perimeter: diagnostic settings are the perimeter's.
  public struct Perimeter: Sendable {
    public var perimeter: ResourceID
    /// Directions whose category of blockers appeared in it by the end of the window.
    public var seen: Set<Direction>
    /// The last day of these categories, by direction; a setting that was changed since looks like a cure.
    public var lastBlockers: [Direction: Day]
    /// Days after that on which it logged anything, by direction.
    public var daysSince: [Direction: Int]
    /// Modes that its resources prove, ``AccessMode/unknown`` apart.
    public var modes: Set<AccessMode>
    /// Of the window; `nil` where nobody can tell in which hours records were to be expected.
    public var hours: HourHabit?

    public init(
      perimeter: ResourceID, seen: Set<Direction>, modes: Set<AccessMode>,
      lastBlockers: [Direction: Day] = [:], daysSince: [Direction: Int] = [:],
      hours: HourHabit? = nil
    ) {
      self.perimeter = perimeter
      self.seen = seen
      self.modes = modes
      self.lastBlockers = lastBlockers
      self.daysSince = daysSince
      self.hours = hours
    }

    public var isMixed: Bool { modes.contains(.mixed) || modes.count > 1 }
  }

  public var settings: ReadinessSettings
  /// Ready, blocked, unobserved, cannot tell; the ready in the order to switch them, the blocked by what stays when the
  /// proposal is deployed, fewest events first.
  public var resources: [ResourceReadiness]
  /// Ordered by key.
  public var profiles: [Profile]
  /// Ordered by id.
  public var perimeters: [Perimeter]

  public init(
    settings: ReadinessSettings, resources: [ResourceReadiness], profiles: [Profile],
    perimeters: [Perimeter]
  ) {
    self.settings = settings
    // How urgent each is, is reckoned once.
    self.resources = resources.map { (urgency: $0.urgency, resource: $0) }
      .sorted { a, b in
        a.urgency == b.urgency
          ? Readiness.precedes(a.resource, b.resource)
          : a.urgency.lexicographicallyPrecedes(b.urgency)
      }.map(\.resource)
    self.profiles = profiles.sorted { $0.profile < $1.profile }
    self.perimeters = perimeters.sorted { $0.perimeter < $1.perimeter }
  }

  /// Resources that can be switched now, in order: where enough was seen, no check fails, the longest clean, fewest events
  /// first. What is enforced already needs no switch.
  public var switchable: [ResourceReadiness] {
    resources.filter { $0.status == .ready && !$0.isEnforced }
  }

  private static func precedes(_ a: ResourceReadiness, _ b: ResourceReadiness) -> Bool {
    a.resource == b.resource ? a.profile < b.profile : a.resource < b.resource
  }
}

extension ResourceReadiness {
  /// Smaller comes first.
  fileprivate var urgency: [Int64] {
    let within: [Int64] =
      switch status {
      case .ready:
        [
          sufficiency.verdict == .enough ? 0 : 1, checks.contains { $0.holds == false } ? 1 : 0,
          -Int64(daysClean), tally?.events ?? 0,
        ]
      case .blocked: [events { $0 != .proposed }, openEvents]
      case .unobserved, .cannotTell: []
      }
    return [Int64(ReadinessStatus.allCases.firstIndex(of: status) ?? 0)] + within
  }
}
