/// What changed between two moments of what was recorded, or between two sets of rules. Everything in it is a difference:
/// the drift between a thing and itself is empty, and the drift back has the same parts with their sides exchanged.
public struct Drift: Hashable, Sendable {
  /// A peer that is on one side only, or blocked or refused on one side only.
  public struct Sighting: Hashable, Sendable {
    public var profile: ProfileKey
    public var direction: Direction
    /// Where it is blocked or refused; `nil` of a peer, which may reach several.
    public var resource: ResourceID?
    public var peer: Peer
    /// On the side where it is; of a blocker only what is blocked, of a refusal only what the perimeter refused.
    public var tally: Tally
    /// Distinct service resources.
    public var resources: Int
    /// Of a peer whether any of its traffic would be denied without anybody having decided so; of a blocker true, of a
    /// refusal false.
    public var isBlocked: Bool
    /// Of a blocker whether the other side saw the peer at that resource, not blocked, of a refusal not refused; of a peer
    /// false.
    public var isSeenOtherwise: Bool
    /// Its earliest record.
    public var reference: RecordReference?

    public init(
      profile: ProfileKey, direction: Direction, resource: ResourceID? = nil, peer: Peer,
      tally: Tally, resources: Int = 1, isBlocked: Bool, isSeenOtherwise: Bool = false,
      reference: RecordReference? = nil
    ) {
      self.profile = profile
      self.direction = direction
      self.resource = resource
      self.peer = peer
      self.tally = tally
      self.resources = resources
      self.isBlocked = isBlocked
      self.isSeenOtherwise = isSeenOtherwise
      self.reference = reference
    }
  }

  /// Elements of rules that are on one side only, those that hold each other together.
  public struct RuleChange: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Comparable, Sendable {
      case add
      /// One element takes the place of what it holds.
      case widen
      /// Elements take the place of the one that holds them.
      case narrow
      case remove

      public static func < (a: Kind, b: Kind) -> Bool { a.position < b.position }

      private var position: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
    }

    public var profile: ProfileKey
    public var direction: Direction
    public var kind: Kind
    /// As rules write them, ordered; empty for ``Kind/add``.
    public var before: [String]
    /// Empty for ``Kind/remove``.
    public var after: [String]

    public init(
      profile: ProfileKey, direction: Direction, kind: Kind, before: [String], after: [String]
    ) {
      self.profile = profile
      self.direction = direction
      self.kind = kind
      self.before = before
      self.after = after
    }
  }

  /// Most events first, then by profile, direction and peer.
  public var newPeers: [Sighting]
  public var gonePeers: [Sighting]
  /// Peers that would be denied at a resource, and were not before; in the order of peers, then by resource.
  public var newBlockers: [Sighting]
  public var goneBlockers: [Sighting]
  /// Peers that the perimeter's rules refuse at a resource where nobody refused them before: what enforcement broke; in the
  /// order of peers, then by resource.
  public var newRefusals: [Sighting]
  public var goneRefusals: [Sighting]
  /// By profile, direction and kind, then by element.
  public var rules: [RuleChange]
  /// What the rules of one side admit and those of the other do not: A is before, B after.
  public var comparison: RuleComparison

  public init(
    newPeers: [Sighting] = [], gonePeers: [Sighting] = [], newBlockers: [Sighting] = [],
    goneBlockers: [Sighting] = [], newRefusals: [Sighting] = [], goneRefusals: [Sighting] = [],
    rules: [RuleChange] = [], comparison: RuleComparison
  ) {
    self.newPeers = newPeers
    self.gonePeers = gonePeers
    self.newBlockers = newBlockers
    self.goneBlockers = goneBlockers
    self.newRefusals = newRefusals
    self.goneRefusals = goneRefusals
    self.rules = rules
    self.comparison = comparison
  }

  public var isEmpty: Bool {
    newPeers.isEmpty && gonePeers.isEmpty && newBlockers.isEmpty && goneBlockers.isEmpty
      && newRefusals.isEmpty && goneRefusals.isEmpty
      && rules.isEmpty && comparison.relation == .equal
  }
}
