/// A proposed rule element with the traffic it is there for.
public struct Candidate: Sendable {
  public var element: RuleElement
  /// The blocked peers it lets through, ordered by peer.
  public var peers: [PeerSummary]
  /// Of those peers' blocked flows together.
  public var tally: Tally
  /// The service resources they reach, ordered by id.
  public var resources: [ResourceID]
  public var exposure: Exposure
  /// What a person should know before signing.
  public var notes: Set<Note>

  public enum Note: String, CaseIterable, Sendable, Comparable {
    /// A subscription rule admits any managed identity of the subscription, and neither SAS nor keys.
    case managedIdentityOnly = "managed-identity-only"
    /// The destination, or a source in the prefix, was also refused, at other times or by other resources of the profile.
    case alsoRefused = "also-refused"
    /// All source resources are known: their subscriptions could stand here instead (``PeerSummary/subscriptions``).
    case subscriptionPossible = "subscription-possible"
    /// Somebody decided that all its peers are to be let through.
    case accepted
    /// A label of the name looks made by a machine: the next one may be another.
    case volatileName = "volatile-name"
    /// Whether the platform takes wildcards within names is not documented.
    case wildcard
    /// Service tags in rules are a preview, hold what Microsoft says from week to week, and let in other customers' workloads.
    case serviceTagPreview = "service-tag-preview"

    public static func < (a: Note, b: Note) -> Bool { a.rawValue < b.rawValue }
  }

  public init(
    element: RuleElement, peers: [PeerSummary], tally: Tally, resources: [ResourceID],
    exposure: Exposure = Exposure(), notes: Set<Note> = []
  ) {
    self.element = element
    self.peers = peers
    self.tally = tally
    self.resources = resources
    self.exposure = exposure
    self.notes = notes
  }
}
