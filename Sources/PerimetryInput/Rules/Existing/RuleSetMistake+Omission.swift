extension RuleSetMistake.Kind {
  /// Whether something of the rules was not taken, so that they may let in more than is known. Refused by the platform, or
  /// taken as it was meant, is not left out.
  var leavesOut: Bool {
    switch self {
    case .wrongType, .badDirection, .badPrefix, .badSubscription, .badServiceTag, .badDomain: true
    case .export(let problem): problem.leavesOut
    default: false
    }
  }
}

extension ExportProblem {
  fileprivate var leavesOut: Bool {
    switch self {
    case .nextPage, .notARule, .unresolved, .unknownUntilApplied, .loop, .unknownList, .repeatedKey:
      true
    case .repeatedName(_, _, let isSame): !isSame
    case .notJSON, .notAnExport, .noRules, .malformedID, .noProfile, .namesBelow, .unevaluated,
      .notProvisioned, .noDirection:
      false
    }
  }
}
