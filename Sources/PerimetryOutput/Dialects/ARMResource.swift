import PerimetryModel

/// Access rules as Azure Resource Manager knows them.
enum ARMResource {
  static let perimeterType = "Microsoft.Network/networkSecurityPerimeters"
  static let type = perimeterType + "/profiles/accessRules"

  /// The oldest stable version (domain.md §4.1).
  static let version = "2024-07-01"

  /// The property that holds elements of a kind (domain.md §4.2).
  static func property(_ kind: RuleElement.Kind) -> String {
    switch kind {
    case .prefix: "addressPrefixes"
    case .subscription: "subscriptions"
    case .serviceTag: "serviceTags"
    case .domain: "fullyQualifiedDomainNames"
    }
  }
}
