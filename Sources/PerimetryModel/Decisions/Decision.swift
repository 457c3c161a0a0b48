/// What somebody decided about a peer, so that nobody has to decide it again.
public struct Decision: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// To be let through: no gate stops such a peer, and candidates for such peers only are marked.
    case accepted
    /// Not to be let through, until the expiry; not proposed.
    case dismissed
    /// Known to stop working once enforced, and no reason to wait; not proposed.
    case expectedToBreak = "expected-to-break"
  }

  public var kind: Kind
  /// The perimeter's id or its last segment, in any case; empty for every perimeter.
  public var perimeter: String
  /// In any case; empty for every profile.
  public var profile: String
  /// `nil` for both.
  public var direction: Direction?
  /// As written; see ``PeerPattern``.
  public var peer: String
  public var author: String
  public var reason: String
  /// The last day on which it holds; `nil` for ever.
  public var expires: Day?

  public init(
    kind: Kind, perimeter: String = "", profile: String = "", direction: Direction? = nil,
    peer: String, author: String, reason: String, expires: Day? = nil
  ) {
    self.kind = kind
    self.perimeter = perimeter
    self.profile = profile
    self.direction = direction
    self.peer = peer
    self.author = author
    self.reason = reason
    self.expires = expires
  }

  /// Whom it is about, whatever it says and however they are spelled: perimeter, profile, direction, peer.
  public var subject: [String] {
    [
      ResourceID(perimeter).text, profile.lowercased(), direction?.rawValue ?? "",
      PeerPattern(peer).canonical,
    ]
  }
}

extension Decision: Comparable {
  /// By perimeter, profile, direction, peer: the order of the file.
  public static func < (a: Decision, b: Decision) -> Bool {
    a.subject == b.subject
      ? a.kind.rawValue < b.kind.rawValue : a.subject.lexicographicallyPrecedes(b.subject)
  }
}
