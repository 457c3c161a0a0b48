/// Where an address can be routed, by the special-purpose registries of RFC 6890 and its successors.
public enum AddressScope: String, Sendable, CaseIterable {
  case `public`
  case `private`
  case carrierGrade = "carrier-grade"
  case linkLocal = "link-local"
  case loopback
  case unspecified
  case multicast
  case reserved
  case documentation

  /// Whether public inbound traffic can carry such a source, so that a prefix rule can match it.
  /// Documentation addresses count as public: they stand for public ones in samples and examples.
  public var isMatchableByPrefix: Bool { self == .public || self == .documentation }
}

extension IPAddress {
  public var scope: AddressScope {
    // Asked of flow after flow: only blocks of the family are looked at.
    let blocks = family == .v4 ? AddressScope.registryOfIPv4 : AddressScope.registryOfIPv6
    return blocks.first { $0.block.contains(self) }?.scope ?? .public
  }
}

extension IPPrefix {
  /// What all its addresses have in common; `nil` where they differ.
  public var scope: AddressScope? {
    for (block, scope) in AddressScope.registry {
      if block.contains(self) { return scope }
      if contains(block) { return nil }
    }
    return .public
  }
}

extension AddressScope {
  /// The first block that holds the address decides.
  fileprivate static let registry: [(block: IPPrefix, scope: AddressScope)] =
    [
      ("10.0.0.0", 8, .private), ("172.16.0.0", 12, .private), ("192.168.0.0", 16, .private),
      ("100.64.0.0", 10, .carrierGrade), ("169.254.0.0", 16, .linkLocal),
      ("127.0.0.0", 8, .loopback), ("0.0.0.0", 8, .unspecified), ("224.0.0.0", 4, .multicast),
      ("192.0.2.0", 24, .documentation), ("198.51.100.0", 24, .documentation),
      ("203.0.113.0", 24, .documentation), ("192.0.0.0", 24, .reserved),
      ("198.18.0.0", 15, .reserved), ("240.0.0.0", 4, .reserved),
      ("fc00::", 7, .private), ("fe80::", 10, .linkLocal), ("::1", 128, .loopback),
      ("::", 128, .unspecified), ("ff00::", 8, .multicast),
      ("2001:db8::", 32, .documentation), ("3fff::", 20, .documentation),
    ].compactMap { text, length, scope in
      IPAddress(text).map { (IPPrefix(containing: $0, length: length), scope) }
    }

  fileprivate static let registryOfIPv4 = registry.filter { $0.block.family == .v4 }
  fileprivate static let registryOfIPv6 = registry.filter { $0.block.family == .v6 }
}
