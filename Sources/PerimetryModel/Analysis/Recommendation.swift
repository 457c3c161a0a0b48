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
    /// Whether names that share a suffix may become one wildcard.
    public var usesWildcards = false
    /// What counts as left out.
    public var weighing = Weighing.peers
    /// The most that the prefixes of a profile may expose together (``Exposure/total``); `nil` for no limit.
    public var maxExposure: UInt128?
    /// How much may be left out, in the unit of ``weighing``: then the fewest elements that keep to it are proposed, instead of what leaves
    /// out fewest. `nil` for as few as the budget allows.
    public var maxLeftOut: Int?
    /// What a peer is put to before a rule is proposed for it.
    public var gates = Gates()
    /// Service tags that may stand in rules, and what is wanted of them; `nil` where nobody gave their addresses.
    public var serviceTags: ServiceTagUse?

    public init() {}
  }

  /// What the existing rules of a profile take and do in one direction.
  public struct Existing: Sendable {
    /// Elements they use of the limit, and thereby of the budget.
    public var used: Int
    /// Peers that would be denied without them, with the rule that lets them through and what the gates say of them; by
    /// rule, then most events first.
    public var covered: [CoveredPeer]
    /// Elements that open so much that nobody writes them by chance; by rule, then element.
    public var wide: [WideElement]

    public init(used: Int, covered: [CoveredPeer], wide: [WideElement] = []) {
      self.used = used
      self.covered = covered
      self.wide = wide
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
    /// Peers a rule could let through and a gate stopped; most events first.
    public var withheld: [PeerSummary] = []
    /// The fewest elements that would leave nobody out, gates and limits as they are.
    public var elementsNeeded = 0
    /// Peers no prefix and no domain name can let through; by obstacle, then most events first.
    public var incurable: [IncurablePeer] = []
    /// Inbound: what the optimum was asked of, to tell another store from a wrong answer; `nil` where it was not asked.
    public var fingerprint: UInt64?
    /// Of the prefixes together.
    public var exposure = Exposure()
    /// Peers a decision keeps from being proposed; in the order of the decisions, then most events first.
    public var decided: [DecidedPeer] = []
    /// The best for exactly 0, 1, 2, … elements, up to the budget or one for each peer, that exposes no more than
    /// ``Options/maxExposure``. Not convex. Inbound it is that of the prefixes, beside the subscriptions of ``candidates``.
    public var frontier: [FrontierPoint] = []
    /// Whether nothing can better the point that is proposed; false where a ceiling of exposure made the search larger than it may be.
    public var isProven = true
    /// The elements of the point of the frontier that is proposed; `nil` where none keeps to the limits.
    public var chosen: Int?
    /// What the profile has already; `nil` where nobody said.
    public var existing: Existing?
    /// Names of service tags that hold its peers, with the first address they hold too that no rule may let in.
    public var barredTags: [String: IPAddress] = [:]

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

extension Recommendation.Options {
  /// With what service tags of these exposures leave of the limit for prefixes.
  public func beside(_ exposures: [UInt128]) -> Self {
    var options = self
    for exposure in exposures {
      options.maxExposure = options.maxExposure.map { $0 - min($0, exposure) }
    }
    return options
  }
}

extension Recommendation.Part {
  /// The candidates with fewest weaknesses first, else by element.
  public func ranked(_ gates: Gates) -> [Candidate] {
    candidates.map { (weaknesses: $0.weaknesses(gates), candidate: $0) }
      .sorted {
        ($0.weaknesses, $0.candidate.element) < ($1.weaknesses, $1.candidate.element)
      }.map(\.candidate)
  }
}
