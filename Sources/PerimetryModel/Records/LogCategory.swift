/// The log categories of a network security perimeter: 13 live, one retired, four of the earliest preview.
/// Source: the supported-logs catalogue of Azure Monitor (domain.md §1.1).
public enum LogCategory: String, CaseIterable, Sendable, Comparable {
  case publicInboundPerimeterRulesAllowed = "NspPublicInboundPerimeterRulesAllowed"
  case publicInboundPerimeterRulesDenied = "NspPublicInboundPerimeterRulesDenied"
  case publicOutboundPerimeterRulesAllowed = "NspPublicOutboundPerimeterRulesAllowed"
  case publicOutboundPerimeterRulesDenied = "NspPublicOutboundPerimeterRulesDenied"
  case publicInboundResourceRulesAllowed = "NspPublicInboundResourceRulesAllowed"
  case publicInboundResourceRulesDenied = "NspPublicInboundResourceRulesDenied"
  case publicOutboundResourceRulesAllowed = "NspPublicOutboundResourceRulesAllowed"
  case publicOutboundResourceRulesDenied = "NspPublicOutboundResourceRulesDenied"
  case intraPerimeterInboundAllowed = "NspIntraPerimeterInboundAllowed"
  case crossPerimeterInboundAllowed = "NspCrossPerimeterInboundAllowed"
  case crossPerimeterOutboundAllowed = "NspCrossPerimeterOutboundAllowed"
  case privateInboundAllowed = "NspPrivateInboundAllowed"
  case outboundAttempt = "NspOutboundAttempt"
  case intraPerimeterOutboundAllowed = "NspIntraPerimeterOutboundAllowed"
  case inboundAccessAllowed = "NSPInboundAccessAllowed"
  case inboundAccessDenied = "NSPInboundAccessDenied"
  case outboundAccessAllowed = "NSPOutboundAccessAllowed"
  case outboundAccessDenied = "NSPOutboundAccessDenied"

  /// Ordered as in domain.md §1.1.
  public static func < (a: LogCategory, b: LogCategory) -> Bool { a.position < b.position }

  /// 1…18: the row of domain.md §1.1.
  public var position: Int { LogCategory.positions[self] ?? 0 }

  private static let positions = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset + 1) })
}

extension LogCategory {
  public var direction: Direction {
    switch self {
    case .publicInboundPerimeterRulesAllowed, .publicInboundPerimeterRulesDenied,
      .publicInboundResourceRulesAllowed, .publicInboundResourceRulesDenied,
      .intraPerimeterInboundAllowed, .crossPerimeterInboundAllowed, .privateInboundAllowed,
      .inboundAccessAllowed, .inboundAccessDenied:
      .inbound
    case .publicOutboundPerimeterRulesAllowed, .publicOutboundPerimeterRulesDenied,
      .publicOutboundResourceRulesAllowed, .publicOutboundResourceRulesDenied,
      .crossPerimeterOutboundAllowed, .outboundAttempt, .intraPerimeterOutboundAllowed,
      .outboundAccessAllowed, .outboundAccessDenied:
      .outbound
    }
  }

  /// `nil` for an outbound attempt: it is decided at the destination.
  public var outcome: Outcome? {
    switch self {
    case .outboundAttempt: nil
    case .publicInboundPerimeterRulesDenied, .publicOutboundPerimeterRulesDenied,
      .publicInboundResourceRulesDenied, .publicOutboundResourceRulesDenied,
      .inboundAccessDenied, .outboundAccessDenied:
      .denied
    default: .approved
    }
  }

  /// `nil` where the category does not say: an outbound attempt and the categories of the earliest preview.
  public var traffic: TrafficType? {
    switch self {
    case .publicInboundPerimeterRulesAllowed, .publicInboundPerimeterRulesDenied,
      .publicOutboundPerimeterRulesAllowed, .publicOutboundPerimeterRulesDenied,
      .publicInboundResourceRulesAllowed, .publicInboundResourceRulesDenied,
      .publicOutboundResourceRulesAllowed, .publicOutboundResourceRulesDenied:
      .public
    case .intraPerimeterInboundAllowed, .intraPerimeterOutboundAllowed: .intra
    case .crossPerimeterInboundAllowed, .crossPerimeterOutboundAllowed: .cross
    case .privateInboundAllowed: .private
    case .outboundAttempt, .inboundAccessAllowed, .inboundAccessDenied, .outboundAccessAllowed,
      .outboundAccessDenied:
      nil
    }
  }

  /// `nil` where no rule decided, or the category does not say whose.
  public var ruleOrigin: RuleOrigin? {
    switch self {
    case .publicInboundPerimeterRulesAllowed, .publicInboundPerimeterRulesDenied,
      .publicOutboundPerimeterRulesAllowed, .publicOutboundPerimeterRulesDenied,
      .intraPerimeterInboundAllowed, .crossPerimeterInboundAllowed,
      .crossPerimeterOutboundAllowed, .intraPerimeterOutboundAllowed:
      .perimeter
    case .publicInboundResourceRulesAllowed, .publicInboundResourceRulesDenied,
      .publicOutboundResourceRulesAllowed, .publicOutboundResourceRulesDenied:
      .resource
    case .privateInboundAllowed, .outboundAttempt, .inboundAccessAllowed, .inboundAccessDenied,
      .outboundAccessAllowed, .outboundAccessDenied:
      nil
    }
  }

  /// What enforcement would say of traffic in this category, before rules versions and protocols
  /// are looked at (domain.md §1.2).
  ///
  /// In learning mode the traffic that breaks is the traffic *allowed by resource rules*: the perimeter had
  /// no rule for it, and enforcement takes the resource's own rules away.
  public var verdict: Verdict {
    switch self {
    case .publicInboundResourceRulesAllowed, .publicOutboundResourceRulesAllowed: .wouldBeDenied
    case .publicInboundPerimeterRulesDenied, .publicOutboundPerimeterRulesDenied,
      .publicInboundResourceRulesDenied, .publicOutboundResourceRulesDenied:
      .alreadyDenied
    case .publicInboundPerimeterRulesAllowed, .publicOutboundPerimeterRulesAllowed: .allowedByRule
    case .intraPerimeterInboundAllowed, .crossPerimeterInboundAllowed,
      .crossPerimeterOutboundAllowed, .privateInboundAllowed, .intraPerimeterOutboundAllowed:
      .unaffected
    case .outboundAttempt: .undecided
    case .inboundAccessAllowed, .inboundAccessDenied, .outboundAccessAllowed, .outboundAccessDenied:
      .unknown
    }
  }

  /// Whether the platform still writes the category.
  public var isLive: Bool { position <= LogCategory.outboundAttempt.position }

  /// Whether the category proves that the resource was in learning mode when it was logged (domain.md §1.4).
  public var provesLearning: Bool { ruleOrigin == .resource }
}
