import PerimetryModel

/// What is the same for all flows that lie beside each other, found once for all of them.
struct Neighbourhood {
  private let verdict: Verdict
  private let isStorage: Bool
  private let cures: CureIndex.Cures
  private let rules: RuleMatchers.Profile?

  init(of key: FlowKey, _ index: CureIndex, _ matchers: RuleMatchers) {
    verdict = key.category.known?.verdict ?? .unknown
    isStorage = key.resource.isStorage
    rules = matchers[key.profile]
    cures = verdict == .wouldBeDenied ? index.cures(beside: key) : [:]
  }

  /// - Precondition: the flow lies here.
  func assess(_ flow: Flow) -> Assessment {
    guard verdict == .wouldBeDenied || verdict == .allowedByRule else {
      return Assessment(flow: flow, verdict: verdict, cause: .category)
    }
    if isStorage, flow.key.namesOtherThanHTTPS {
      return Assessment(flow: flow, verdict: .wouldBeDenied, cause: .unsupportedProtocol)
    }
    let version = verdict == .wouldBeDenied ? cures.version(curing: flow.key) : nil
    let assessment = Assessment(
      flow: flow, verdict: version == nil ? verdict : .allowedByRule,
      cause: version.map(Assessment.Cause.cured) ?? .category)
    return rules.map { $0.judge(assessment) } ?? assessment
  }
}

extension RuleMatchers.Profile {
  /// What the rules of now make of what the records alone say.
  fileprivate func judge(_ assessment: Assessment) -> Assessment {
    var assessment = assessment
    switch assessment.verdict {
    case .wouldBeDenied:
      guard case .allowed(let rule) = matcher.answer(assessment.flow.key) else { break }
      (assessment.verdict, assessment.cause) = (.allowedByRule, .existingRule(rule))
    case .allowedByRule:
      guard isComplete, matcher.answerAgain(assessment.flow.key) == .notAllowed else { break }
      (assessment.verdict, assessment.cause) = (.wouldBeDenied, .ruleIsGone)
    default: break
    }
    return assessment
  }
}
