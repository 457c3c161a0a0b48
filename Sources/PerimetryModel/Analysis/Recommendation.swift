/// Candidate rules for the traffic enforcement would deny, and everything that is not covered by them.
public struct Recommendation: Sendable {
  public struct Options: Hashable, Sendable {
    /// Rule elements a profile may take in one direction, over all kinds, existing ones among them; 1…200.
    public var budget = RuleSet.elementLimit
    /// The shortest IPv4 prefix that may be proposed, 0…32.
    public var widestIPv4 = 24
    /// The shortest IPv6 prefix that may be proposed, 0…128.
    public var widestIPv6 = 64
    /// Whether the subscription of a known source resource enters the rules.
    public var usesSubscriptions = false

    public init() {}
  }

  /// What the existing rules of a profile take and do in one direction.
  public struct Existing: Sendable {
    /// Elements they use of the limit, and thereby of the budget.
    public var used: Int
    /// Peers that would be denied without them, with the rule that lets them through; by rule, then most events first.
    public var covered: [CoveredPeer]

    public init(used: Int, covered: [CoveredPeer]) {
      self.used = used
      self.covered = covered
    }
  }

  /// What is proposed for one profile in one direction.
  public struct Part: Sendable {
    public var profile: ProfileKey
    public var direction: Direction
    /// Ordered by element.
    public var candidates: [Candidate] = []
    /// Peers a rule could let through and the budget could not; most events first.
    public var leftOut: [PeerSummary] = []
    /// Peers no prefix and no domain name can let through; by obstacle, then most events first.
    public var incurable: [IncurablePeer] = []
    /// Of the prefixes together.
    public var exposure = Exposure()
    /// What the profile has already; `nil` where nobody said.
    public var existing: Existing?

    public init(profile: ProfileKey, direction: Direction) {
      self.profile = profile
      self.direction = direction
    }

    /// Elements that candidates may take: a budget less what existing rules use.
    public func budget(of all: Int) -> Int { max(0, all - (existing?.used ?? 0)) }
  }

  public var options: Options
  /// By profile, then direction; only where something would be denied.
  public var parts: [Part]

  public init(options: Options, parts: [Part]) {
    self.options = options
    self.parts = parts
  }
}
