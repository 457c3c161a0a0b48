/// Whether a resource heeds service tags in inbound rules, as far as that is documented (domain.md §7, TAG).
public enum ServiceTagSupport: Hashable, Sendable {
  /// Key vaults and Azure Monitor's resources, in a public preview.
  case documented
  /// Storage: some calls may get through, and Microsoft says not to rely on it.
  case unreliable
  /// Nothing is said of it. That it does not heed tags is our inference from the list of those that do.
  case undocumented
}

extension ResourceID {
  public var serviceTagSupport: ServiceTagSupport {
    switch namespace {
    case "microsoft.keyvault", "microsoft.insights", "microsoft.operationalinsights": .documented
    case "microsoft.storage": .unreliable
    default: .undocumented
    }
  }

  /// Of its type, in lower case: `microsoft.keyvault`.
  public var namespace: String? { type.map { String($0.prefix { $0 != "/" }) } }
}
