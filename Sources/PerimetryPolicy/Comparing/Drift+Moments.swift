import PerimetryModel

extension Drift {
  /// One side of a drift: what was recorded, judged, and the rules that are proposed for it or were given.
  public struct Moment: Sendable {
    /// In any order; empty where only rules are compared.
    public var assessments: [Assessment]
    public var rules: ExistingRules

    public init(assessments: [Assessment] = [], rules: ExistingRules) {
      self.assessments = assessments
      self.rules = rules
    }

    /// - Parameter proposed: for what was recorded.
    public init(assessments: [Assessment], proposed: RuleSet) {
      self.init(
        assessments: assessments,
        rules: ExistingRules(
          proposed.profiles.map {
            .init(key: $0.key, rules: $0.rules.map(ExistingRule.init), extent: .excerpt)
          }))
    }
  }

  /// - Parameter serviceTags: the addresses of service tags, for both sides' rules; `nil` for tags by name.
  /// - Complexity: linear in the assessments of both; rules as ``RuleComparison``.
  public init(from before: Moment, to after: Moment, serviceTags: ServiceTags? = nil) {
    let (old, new) = (SightingBook(before.assessments), SightingBook(after.assessments))
    let comparison = RuleComparison(before.rules, after.rules, serviceTags: serviceTags)
    self.init(
      newPeers: new.sightings(of: .peers, notIn: old),
      gonePeers: old.sightings(of: .peers, notIn: new),
      newBlockers: new.sightings(of: .blocked, notIn: old),
      goneBlockers: old.sightings(of: .blocked, notIn: new),
      newRefusals: new.sightings(of: .refused, notIn: old),
      goneRefusals: old.sightings(of: .refused, notIn: new),
      rules: comparison.parts.flatMap { part -> [RuleChange] in
        func elements(_ rules: ExistingRules) -> [ExistingElement] {
          (rules.profile(part.profile)?.rules ?? []).filter { $0.direction == part.direction }
            .flatMap(\.elements)
        }
        return ElementChanges(from: elements(before.rules), to: elements(after.rules)).changes.map {
          RuleChange(
            profile: part.profile, direction: part.direction, kind: $0.kind, before: $0.before,
            after: $0.after)
        }
      }, comparison: comparison)
  }
}
