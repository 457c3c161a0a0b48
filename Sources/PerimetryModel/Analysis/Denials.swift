/// The traffic learning mode let through that enforcement would deny, in groups.
public struct Denials: Sendable {
  public enum Grouping: String, CaseIterable, Sendable {
    case peer
    case resource
    case profile
    case operation
    case day
  }

  public struct Row: Hashable, Sendable {
    public var profile: ProfileKey
    /// `nil` where a group holds both.
    public var direction: Direction?
    /// The text of what is grouped by: a peer, a resource id, a profile, an operation (`(none)` if absent), a day.
    public var group: String
    public var tally: Tally
    /// Distinct peers in the group.
    public var peers: Int
    /// Distinct service resources in the group.
    public var resources: Int
    /// The resource rules that let the traffic through today, ordered by name.
    public var matchedRules: [String]
    /// Whether a rule could let it through: all of it, some, none.
    public var obstacles: [Obstacle]

    public init(
      profile: ProfileKey, direction: Direction?, group: String, tally: Tally, peers: Int,
      resources: Int, matchedRules: [String], obstacles: [Obstacle]
    ) {
      self.profile = profile
      self.direction = direction
      self.group = group
      self.tally = tally
      self.peers = peers
      self.resources = resources
      self.matchedRules = matchedRules
      self.obstacles = obstacles
    }
  }

  public var grouping: Grouping
  /// Most events first, then by profile, direction and group; by day in the order of days.
  public var rows: [Row]
  /// Of all rows; `nil` when nothing would be denied.
  public var total: Tally?
  /// Traffic a newer rules version already lets through.
  public var cured: Tally?
  /// Events under each verdict.
  public var eventsByVerdict: [Verdict: Int64]

  public init(
    grouping: Grouping, rows: [Row], total: Tally?, cured: Tally?, eventsByVerdict: [Verdict: Int64]
  ) {
    self.grouping = grouping
    self.rows = rows
    self.total = total
    self.cured = cured
    self.eventsByVerdict = eventsByVerdict
  }
}
