import PerimetryModel

/// The rules of a profile put together with those it has already.
struct RuleMerge {
  /// By name in lower case.
  private let existing: [String: AccessRule]

  /// - Throws: ``OutputError/overLimit(_:_:_:)`` for all rules together, ``OutputError/otherKind(_:_:_:)``.
  init(_ profile: RuleSet.Profile, into existing: RuleSet?) throws {
    let there = existing?.profiles.filter { $0.key.isSame(as: profile.key) }.flatMap(\.rules) ?? []
    self.existing = Dictionary(there.map { ($0.name.text.lowercased(), $0) }) { first, _ in first }
    for rule in profile.rules {
      if let other = self.existing(of: rule), other.kind != rule.kind {
        throw OutputError.otherKind(rule.name, profile.key, other.kind)
      }
    }
    let names = Set(profile.rules.map { $0.name.text.lowercased() })
    let others = there.filter { !names.contains($0.name.text.lowercased()) }
    let all = RuleSet.Profile(key: profile.key, rules: profile.rules.map(merged) + others)
    for direction in Direction.allCases {
      let count = all.elementCount(direction)
      if count > RuleSet.elementLimit { throw OutputError.overLimit(profile.key, direction, count) }
    }
  }

  /// The rule of the same name that is there already.
  func existing(of rule: AccessRule) -> AccessRule? { existing[rule.name.text.lowercased()] }

  /// With the elements of both, under the name that is there.
  func merged(_ rule: AccessRule) -> AccessRule {
    guard let before = existing(of: rule) else { return rule }
    return AccessRule(name: before.name, elements: before.elements + rule.elements) ?? rule
  }
}
