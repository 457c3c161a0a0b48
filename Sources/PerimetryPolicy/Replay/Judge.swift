import PerimetryModel

/// Says of one profile's flows what would become of them, in the order in which the platform evaluates (domain.md §5.1).
///
/// Shared, not copied: it is asked of flow after flow, and holds tables of all rules.
final class Judge: Sendable {
  let index: RuleIndex
  /// Whether a flow that no rule matches is let through by none.
  let isComplete: Bool
  let settings: ReplaySettings

  init(index: RuleIndex, isComplete: Bool, settings: ReplaySettings) {
    (self.index, self.isComplete, self.settings) = (index, isComplete, settings)
  }

  /// - Parameters:
  ///   - matches: of the flow, by ``RuleIndex/matches(_:wasMatched:)``.
  ///   - isCured: whether a newer version of the rules let it through.
  func ruling(
    on key: FlowKey, _ category: LogCategory, matches: [RuleMatch], isCured: Bool
  ) -> Ruling {
    if settings.mode == .enforced, key.namesOtherThanHTTPS, key.resource.isStorage {
      return Ruling(.denied, .unsupportedProtocol)
    }
    if !matches.isEmpty { return Ruling(.allowed, .rule) }
    let wasMatched = category.verdict == .allowedByRule
    if !isComplete, isCured || wasMatched && index.isMatchedElsewhere(key) {
      return Ruling(.allowed, .otherRule)
    }
    if let cause = whyNobodyCanTell(key, wasMatched: wasMatched) {
      return Ruling(.cannotTell, cause)
    }
    return settings.mode == .enforced
      ? Ruling(.denied, Judge.isWithinReach(key) ? .noRule : .beyondRules)
      : Judge.learning(category, settings.publicAccess)
  }

  /// Whether a rule could be written that lets it through by what the log names.
  private static func isWithinReach(_ key: FlowKey) -> Bool {
    guard case .address(let address) = key.peer, key.direction == .inbound else {
      return key.direction == .inbound || !key.resource.isKeyVault
    }
    return !key.usesServiceEndpoint && address.scope.isMatchableByPrefix
  }

  private func whyNobodyCanTell(_ key: FlowKey, wasMatched: Bool) -> Ruling.Cause? {
    if let address = Judge.source(of: key), index.mayMatchByTag(address) { return .opaqueElement }
    if wasMatched && !Judge.isNamed(key) && index.hasElements.contains(key.direction) {
      return .callerUnknown
    }
    guard key.direction == .inbound else { return nil }
    // A member of a linked perimeter is known by its identity, which the log names, if at all, by the resource.
    if index.hasLinks && (key.sourceResource != nil || wasMatched) { return .opaqueElement }
    // By a subscription, for all the log says; without a rule that matched then, nothing speaks for it.
    if wasMatched, index.hasSubscriptions, key.sourceResource?.subscription == nil {
      return .callerUnknown
    }
    return nil
  }

  /// Whether the log names what rules of the direction look at.
  private static func isNamed(_ key: FlowKey) -> Bool {
    switch key.peer {
    case .address: key.direction == .inbound
    case .domain: key.direction == .outbound
    case .resource, .app, .unreadable, .none: false
    }
  }

  /// The source that a prefix or a tag could match.
  private static func source(of key: FlowKey) -> IPAddress? {
    guard key.direction == .inbound, case .address(let address) = key.peer,
      !key.usesServiceEndpoint, address.scope.isMatchableByPrefix
    else { return nil }
    return address
  }

  /// What is left to the resource while it learns (domain.md §5.1, steps 4 and 5; §5.2).
  private static func learning(
    _ category: LogCategory, _ access: ReplaySettings.PublicAccess
  ) -> Ruling {
    if access == .securedByPerimeter { return Ruling(.denied, .publicAccess) }
    if category.direction == .inbound && access == .disabled {
      return Ruling(.denied, .publicAccess)
    }
    switch category {
    case .publicInboundResourceRulesDenied, .publicOutboundResourceRulesDenied:
      return Ruling(.denied, .resourceRules)
    case .publicInboundResourceRulesAllowed: return Ruling(.allowed, .resourceRules)
    default:
      // Resources do not restrict what goes out by themselves.
      return category.direction == .outbound
        ? Ruling(.allowed, .resourceRules) : Ruling(.cannotTell, .resourceRulesUnknown)
    }
  }
}

extension LogCategory {
  /// What becomes of traffic whatever the rules say; `nil` for public traffic.
  var rulingWithoutRules: Ruling? {
    switch self {
    case .privateInboundAllowed: Ruling(.allowed, .privateEndpoint)
    case .intraPerimeterInboundAllowed, .intraPerimeterOutboundAllowed:
      Ruling(.allowed, .samePerimeter)
    case .crossPerimeterInboundAllowed, .crossPerimeterOutboundAllowed:
      Ruling(.allowed, .linkedPerimeter)
    case .outboundAttempt: Ruling(.undecided, .attempt)
    case .inboundAccessAllowed, .inboundAccessDenied, .outboundAccessAllowed,
      .outboundAccessDenied:
      Ruling(.cannotTell, .unknownCategory)
    case .publicInboundPerimeterRulesAllowed, .publicInboundPerimeterRulesDenied,
      .publicOutboundPerimeterRulesAllowed, .publicOutboundPerimeterRulesDenied,
      .publicInboundResourceRulesAllowed, .publicInboundResourceRulesDenied,
      .publicOutboundResourceRulesAllowed, .publicOutboundResourceRulesDenied:
      nil
    }
  }
}
