/// Who talks: the habits of clients that an archive is made of.
enum Habit: CaseIterable {
  case office
  case agent
  case partner
  case officeIPv6
  case scanner
  case scannerIPv6
  case attacker
  case azureService
  case azureServiceWithoutAddress
  case appOnly
  case privateSource
  case serviceEndpoint
  case fileShare
  case fileShareByRule
  case privateEndpoint
  case samePerimeter
  case linkedPerimeter
  case linkedDestination
  case ruleAllowed
  case securedByPerimeter
  case destination
  case destinationByRule
  case destinationRefused
  case destinationWithoutName
  case vaultOutbound
  case attempt
  case curedSource
  case curedDestination
  case lostRule
  case sameVersion
  case versionless
  case legacy

  /// How often the habit is found among conversations.
  var share: Int {
    switch self {
    case .office, .officeIPv6, .privateEndpoint: 120
    case .scanner: 100
    case .destination: 80
    case .ruleAllowed: 80
    case .azureService, .scannerIPv6, .samePerimeter: 60
    case .agent, .privateSource, .destinationByRule, .curedSource: 40
    case .partner, .serviceEndpoint, .attempt: 30
    case .azureServiceWithoutAddress, .destinationRefused: 20
    case .attacker, .fileShare, .linkedPerimeter, .linkedDestination, .securedByPerimeter,
      .destinationWithoutName, .vaultOutbound, .curedDestination, .lostRule, .sameVersion:
      10
    case .appOnly, .fileShareByRule, .versionless: 5
    case .legacy: 2
    }
  }

  /// The categories of its records: `before` and `after` differ where the rules' new version changes the answer.
  var categories: (before: Category, after: Category) {
    switch self {
    case .office, .agent, .partner, .officeIPv6, .attacker, .azureService,
      .azureServiceWithoutAddress, .appOnly, .privateSource, .serviceEndpoint, .fileShare:
      (.inboundResourceAllowed, .inboundResourceAllowed)
    case .scanner, .scannerIPv6: (.inboundResourceDenied, .inboundResourceDenied)
    case .fileShareByRule, .ruleAllowed: (.inboundRuleAllowed, .inboundRuleAllowed)
    case .privateEndpoint: (.privateInbound, .privateInbound)
    case .samePerimeter: (.intraInbound, .intraInbound)
    case .linkedPerimeter: (.crossInbound, .crossInbound)
    case .linkedDestination: (.crossOutbound, .crossOutbound)
    case .securedByPerimeter: (.inboundRuleDenied, .inboundRuleDenied)
    case .destination, .destinationWithoutName, .vaultOutbound:
      (.outboundResourceAllowed, .outboundResourceAllowed)
    case .destinationByRule: (.outboundRuleAllowed, .outboundRuleAllowed)
    case .destinationRefused: (.outboundResourceDenied, .outboundResourceDenied)
    case .attempt: (.outboundAttempt, .outboundAttempt)
    case .curedSource, .versionless: (.inboundResourceAllowed, .inboundRuleAllowed)
    case .curedDestination: (.outboundResourceAllowed, .outboundRuleAllowed)
    case .lostRule, .sameVersion: (.inboundRuleAllowed, .inboundResourceAllowed)
    case .legacy: (.legacyInbound, .legacyInbound)
    }
  }

  /// Whether a later rules version lets through what an earlier one did not.
  var isCure: Bool { self == .curedSource || self == .curedDestination }

  var obstacle: Obstacle? {
    switch self {
    case .fileShare, .fileShareByRule: .unsupportedProtocol
    case .vaultOutbound: .keyVaultOutbound
    case .serviceEndpoint: .serviceEndpoint
    case .privateSource: .privateSource
    case .azureServiceWithoutAddress, .appOnly: .noSource
    case .destinationWithoutName: .noDestinationName
    default: nil
    }
  }

  func fits(_ resource: Resource) -> Bool {
    switch self {
    case .fileShare, .fileShareByRule: resource.service == .storage
    case .vaultOutbound: resource.service == .vault
    case .destination, .destinationByRule, .destinationRefused, .destinationWithoutName,
      .curedDestination, .attempt, .linkedDestination:
      resource.service != .vault && (self != .curedDestination || resource.hasVersions)
    case .curedSource, .lostRule, .sameVersion, .versionless: resource.hasVersions
    default: true
    }
  }

  /// The rule the records name, before and after.
  var rules: (before: String, after: String) {
    switch self {
    case .office, .agent, .partner, .officeIPv6, .attacker, .fileShare:
      ("IP firewall", "IP firewall")
    case .azureService, .azureServiceWithoutAddress, .appOnly:
      ("Trusted services", "Trusted services")
    case .privateSource, .serviceEndpoint: ("VNet rule", "VNet rule")
    case .scanner, .scannerIPv6: ("DefaultDenyAll", "DefaultDenyAll")
    case .securedByPerimeter: ("DefaultDenyBySecuredByPerimeter", "DefaultDenyBySecuredByPerimeter")
    case .fileShareByRule, .ruleAllowed: ("allow-offices", "allow-offices")
    case .samePerimeter: ("DefaultAllowWithinPerimeter", "DefaultAllowWithinPerimeter")
    case .linkedPerimeter, .linkedDestination: ("allow-linked", "allow-linked")
    case .destination, .destinationWithoutName, .vaultOutbound:
      ("DefaultAllowAll", "DefaultAllowAll")
    case .destinationByRule: ("allow-destinations", "allow-destinations")
    case .destinationRefused: ("DenyAll", "DenyAll")
    case .curedSource, .versionless: ("IP firewall", "allow-new-sources")
    case .curedDestination: ("DefaultAllowAll", "allow-new-destinations")
    case .lostRule, .sameVersion: ("allow-old-sources", "IP firewall")
    case .privateEndpoint, .attempt, .legacy: ("", "")
    }
  }
}
