import PerimetryModel

/// Says of traffic what enforcement would say, in the light of everything the store holds.
public struct Enforcement: Sendable {
  private let cures: CureIndex
  private let matchers: RuleMatchers

  /// - Parameters:
  ///   - history: every flow of the store, whatever a report looks at. Linear.
  ///   - existing: the rules that are there now, where they are known.
  ///   - serviceTags: whom the tags in them let in; `nil` where that is not known.
  public init(
    history: [Flow], existing: ExistingRules = ExistingRules(), serviceTags: ServiceTagUse? = nil
  ) {
    cures = CureIndex(history)
    matchers = RuleMatchers(
      existing, serviceTags,
      for: history.runs(by: \.key).lazy.map { history[$0.lowerBound].key.profile })
  }

  /// The category decides (domain.md §1.2), except that storage carries HTTPS only, and that what a
  /// strictly newer rules version lets through is no blocker any more. Existing rules decide over what a rule could let
  /// through, and over what one did let through where all rules of the profile are known (domain.md §5.3).
  public func assess(_ flow: Flow) -> Assessment {
    Neighbourhood(of: flow.key, cures, matchers).assess(flow)
  }

  /// In the order given.
  public func assess(_ flows: [Flow]) -> [Assessment] {
    var assessments: [Assessment] = []
    assessments.reserveCapacity(flows.count)
    for run in flows.runs(by: \.key) {
      let neighbourhood = Neighbourhood(of: flows[run.lowerBound].key, cures, matchers)
      for flow in flows[run] { assessments.append(neighbourhood.assess(flow)) }
    }
    return assessments
  }
}
