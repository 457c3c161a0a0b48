/// Something that recorded traffic itself shows and rules do not: what is logged wrongly, goes the wrong way, or belongs to two.
public struct TrafficFinding: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Comparable, Sendable {
    /// An outbound call to a member of the same perimeter, logged as denied by `DenyAll`: a known artefact, such calls
    /// succeed (domain.md §3.1, PLAY).
    case denyAllArtefact = "deny-all-artefact"
    /// Public traffic of somebody for whom, or for whose like, there is a private endpoint: a name resolved past it.
    case publicBesidePrivate = "public-beside-private"
    /// A resource that logged in more than one perimeter.
    case twoPerimeters = "two-perimeters"

    public static func < (a: Kind, b: Kind) -> Bool { a.position < b.position }

    private var position: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What makes it one, the stronger first.
  public enum Reason: String, CaseIterable, Comparable, Sendable {
    /// The destination logged the caller as a member.
    case destinationAllowed = "destination-allowed"
    /// The destination logs in the same perimeter, by its id or by its name in its service's domain.
    case destinationIsMember = "destination-is-member"
    /// The same calling resource comes privately, too.
    case sameCaller = "same-caller"
    /// Another resource of the caller's subscription comes privately.
    case sameSubscription = "same-subscription"
    /// Everybody else whom the resource lets in comes privately.
    case restIsPrivate = "rest-is-private"
    /// The resource logged in both within the same time.
    case atOnce = "at-once"
    /// One perimeter after the other: it moved.
    case inTurn = "in-turn"

    public static func < (a: Reason, b: Reason) -> Bool { a.position < b.position }

    private var position: Int { Reason.allCases.firstIndex(of: self) ?? 0 }
  }

  public var kind: Kind
  public var reason: Reason
  public var profile: ProfileKey
  public var resource: ResourceID
  /// `nil` of ``Kind/twoPerimeters``.
  public var peer: Peer?
  /// The member that was called, those that come privately (of a subscription its id), the other perimeters; as ids or
  /// addresses, ordered.
  public var others: [String]
  /// Of two perimeters all that the resource logged in this one.
  public var tally: Tally
  /// Records of the part with most events: the first, the last and the largest.
  public var references: RecordReferences

  public init(
    _ kind: Kind, _ reason: Reason, profile: ProfileKey, resource: ResourceID, peer: Peer? = nil,
    others: [String], tally: Tally, references: RecordReferences = RecordReferences()
  ) {
    self.kind = kind
    self.reason = reason
    self.profile = profile
    self.resource = resource
    self.peer = peer
    self.others = others
    self.tally = tally
    self.references = references
  }
}
