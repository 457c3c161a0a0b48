/// Why no prefix and no domain name can let a peer through.
public enum Obstacle: String, CaseIterable, Sendable, Codable, Comparable {
  case unsupportedProtocol = "unsupported-protocol"
  case keyVaultOutbound = "key-vault-outbound"
  case serviceEndpoint = "service-endpoint"
  case privateSource = "private-source"
  case noSource = "no-source"
  case unreadableSource = "unreadable-source"
  case noDestinationName = "no-destination-name"
  case unreadableDestination = "unreadable-destination"

  public static func < (a: Obstacle, b: Obstacle) -> Bool { a.position < b.position }

  private var position: Int { Obstacle.allCases.firstIndex(of: self) ?? 0 }
}

extension Obstacle {
  /// What stands in the way, as a clause.
  public var reason: String {
    switch self {
    case .unsupportedProtocol:
      "storage over a protocol other than HTTPS is not carried by enforcement"
    case .keyVaultOutbound: "a key vault has no outbound rules"
    case .serviceEndpoint: "the source comes through a service endpoint, which no prefix matches"
    case .privateSource: "a private source address is never matched by a prefix rule"
    case .noSource: "the record names no source address"
    case .unreadableSource: "the source address cannot be read"
    case .noDestinationName: "the record names no destination domain"
    case .unreadableDestination: "the destination is no domain name a rule could hold"
    }
  }

  /// What to do instead, as an imperative.
  public var cure: String {
    switch self {
    case .unsupportedProtocol:
      "move the client to HTTPS (REST), or keep the account out of enforced mode"
    case .keyVaultOutbound:
      "nothing to allow: check what logged it, the vault itself makes no outbound calls"
    case .serviceEndpoint:
      "give the subnet a private endpoint, or a network identifier and a prefix rule for its public address"
    case .privateSource:
      "use a private endpoint, or associate the calling resource with the perimeter"
    case .noSource:
      """
      find the caller, by its raw records (`perimetry explain PEER`) or, where the peer is an application's id, by `az ad sp \
      show --id PEER`; then associate the calling resource with the perimeter, or allow its subscription (managed identity only)
      """
    case .unreadableSource: "look at the raw record with `perimetry explain` and find the caller"
    case .noDestinationName: "associate the destination resource with the perimeter"
    case .unreadableDestination:
      "look at the raw record with `perimetry explain` and find the destination"
    }
  }
}
