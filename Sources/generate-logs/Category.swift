/// The log categories the generator writes, with what it means by them. Deliberately a list of its own: the
/// truth must not depend on the code it is to judge.
enum Category: String, CaseIterable {
  case inboundRuleAllowed = "NspPublicInboundPerimeterRulesAllowed"
  case inboundRuleDenied = "NspPublicInboundPerimeterRulesDenied"
  case outboundRuleAllowed = "NspPublicOutboundPerimeterRulesAllowed"
  case outboundRuleDenied = "NspPublicOutboundPerimeterRulesDenied"
  case inboundResourceAllowed = "NspPublicInboundResourceRulesAllowed"
  case inboundResourceDenied = "NspPublicInboundResourceRulesDenied"
  case outboundResourceAllowed = "NspPublicOutboundResourceRulesAllowed"
  case outboundResourceDenied = "NspPublicOutboundResourceRulesDenied"
  case intraInbound = "NspIntraPerimeterInboundAllowed"
  case crossInbound = "NspCrossPerimeterInboundAllowed"
  case crossOutbound = "NspCrossPerimeterOutboundAllowed"
  case privateInbound = "NspPrivateInboundAllowed"
  case outboundAttempt = "NspOutboundAttempt"
  case legacyInbound = "NSPInboundAccessAllowed"

  var isInbound: Bool {
    switch self {
    case .inboundRuleAllowed, .inboundRuleDenied, .inboundResourceAllowed, .inboundResourceDenied,
      .intraInbound, .crossInbound, .privateInbound, .legacyInbound:
      true
    case .outboundRuleAllowed, .outboundRuleDenied, .outboundResourceAllowed,
      .outboundResourceDenied, .crossOutbound, .outboundAttempt:
      false
    }
  }

  /// What enforcement would say, before cures and protocols.
  var fate: Fate {
    switch self {
    case .inboundResourceAllowed, .outboundResourceAllowed: .wouldBeDenied
    case .inboundRuleDenied, .outboundRuleDenied, .inboundResourceDenied, .outboundResourceDenied:
      .alreadyDenied
    case .inboundRuleAllowed, .outboundRuleAllowed: .allowedByRule
    case .intraInbound, .crossInbound, .crossOutbound, .privateInbound: .unaffected
    case .outboundAttempt: .undecided
    case .legacyInbound: .unknown
    }
  }

  /// The columns only Log Analytics has: action, traffic, rule type; empty where the platform's value is unknown.
  var columns: (action: String, traffic: String, rule: String) {
    switch self {
    case .inboundRuleAllowed, .outboundRuleAllowed: ("Approved", "Public", "NSP")
    case .inboundRuleDenied, .outboundRuleDenied: ("Denied", "Public", "NSP")
    case .inboundResourceAllowed, .outboundResourceAllowed: ("Approved", "Public", "PaaS")
    case .inboundResourceDenied, .outboundResourceDenied: ("Denied", "Public", "PaaS")
    case .intraInbound: ("Approved", "Intra", "NSP")
    case .crossInbound, .crossOutbound: ("Approved", "Cross", "NSP")
    case .privateInbound: ("Approved", "Private", "")
    case .outboundAttempt, .legacyInbound: ("", "", "")
    }
  }

  var number: Int { Category.numbers[self] ?? 0 }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
