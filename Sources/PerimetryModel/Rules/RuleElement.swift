/// One entry of an access rule; each counts once against the 200 of a profile and direction (domain.md §4.2).
public enum RuleElement: Hashable, Sendable {
  case prefix(IPPrefix)
  case subscription(SubscriptionID)
  case serviceTag(String)
  case domain(DomainName)
  /// `*.example.com`: every name below the suffix. Proposed on request only: whether the platform takes it is not known
  /// (domain.md §4.2).
  case subdomains(of: DomainName)
  /// `*`: every destination. Never proposed, only written by hand (domain.md §4.2).
  case everyDomain

  public enum Kind: String, CaseIterable, Comparable, Sendable {
    case prefix
    case subscription
    case serviceTag = "service-tag"
    case domain = "fqdn"

    /// Only domain names go out, everything else comes in (domain.md §4.2).
    public var direction: Direction { self == .domain ? .outbound : .inbound }

    public static func < (a: Kind, b: Kind) -> Bool { a.position < b.position }

    private var position: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  public var kind: Kind {
    switch self {
    case .prefix: .prefix
    case .subscription: .subscription
    case .serviceTag: .serviceTag
    case .domain, .subdomains, .everyDomain: .domain
    }
  }

  /// As a rule writes it; a subscription as `/subscriptions/<guid>`.
  public var text: String {
    switch self {
    case .prefix(let prefix): prefix.description
    case .subscription(let id): id.resourceID
    case .serviceTag(let tag): tag
    case .domain(let name): name.text
    case .subdomains(let suffix): "*." + suffix.text
    case .everyDomain: "*"
    }
  }
}

extension RuleElement: Comparable {
  /// By kind; prefixes by address, the rest by text.
  public static func < (a: RuleElement, b: RuleElement) -> Bool {
    if case .prefix(let x) = a, case .prefix(let y) = b { return x < y }
    return a.kind == b.kind ? a.text < b.text : a.kind < b.kind
  }
}

extension RuleElement {
  /// Whether it opens so much that nobody writes it by chance: prefixes shorter than /8 (IPv4) or /32 (IPv6), and
  /// every destination, be it of all or below a suffix.
  public var isVeryWide: Bool {
    switch self {
    case .prefix(let prefix): prefix.length < (prefix.family == .v4 ? 8 : 32)
    case .everyDomain, .subdomains: true
    case .subscription, .serviceTag, .domain: false
    }
  }
}
