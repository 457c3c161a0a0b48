/// A way to keep a peer's traffic going under enforcement, and whether it is one for this peer (domain.md §5.4).
public struct Remedy: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case prefix
    case subscription
    case serviceTag = "service-tag"
    /// Outbound: a domain name.
    case domain = "fqdn"
    /// The other side joins the perimeter: it needs no rule then, only a managed identity.
    case association = "associate"
    /// The perimeter of the other side is linked to this one.
    case link = "perimeter-link"
    /// Traffic by a private endpoint is not subject to the perimeter.
    case privateEndpoint = "private-endpoint"
  }

  public enum Possibility: String, Sendable {
    case yes
    case no
    /// It depends on what no log says.
    case unknown
  }

  public var kind: Kind
  public var possibility: Possibility
  public var reason: Reason
  /// What it would be: subscriptions, the service tag (and what it holds that it must not), the resources to associate.
  public var subjects: [String]

  public init(
    _ kind: Kind, _ possibility: Possibility, _ reason: Reason, subjects: [String] = []
  ) {
    self.kind = kind
    self.possibility = possibility
    self.reason = reason
    self.subjects = subjects
  }
}
