import PerimetryModel

/// The rules of a profile put together with those it has already.
struct RuleMerge {
  /// Those of a name of ours, by name in lower case.
  private let existing: [String: AccessRule]

  /// - Throws: ``OutputError/overLimit(_:_:_:)`` for all rules together, ``OutputError/otherKind(_:_:_:)``,
  ///   ``OutputError/notKept(_:_:_:)``.
  init(_ profile: RuleSet.Profile, into existing: ExistingRules) throws {
    let there = existing.profile(profile.key)?.rules ?? []
    let ours = Dictionary(
      profile.rules.map { ($0.name.text.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }
    )
    var known: [String: AccessRule] = [:]
    for other in there {
      guard let rule = ours[other.name.lowercased()], !other.elements.isEmpty else { continue }
      known[other.name.lowercased()] = try RuleMerge.writable(other, as: rule, of: profile.key)
    }
    self.existing = known
    for direction in Direction.allCases {
      let others = there.filter { ours[$0.name.lowercased()] == nil && $0.direction == direction }
      let count =
        RuleSet.Profile(key: profile.key, rules: profile.rules.map(merged)).elementCount(direction)
        + others.map { $0.elements.count(where: \.isCounted) }.reduce(0, +)
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

  /// The rule that is there, where writing ours in its place can keep all of it.
  private static func writable(
    _ other: ExistingRule, as rule: AccessRule, of key: ProfileKey
  ) throws -> AccessRule {
    let elements = try other.elements.map { element in
      switch element {
      case .element(let element) where element.kind == rule.kind: return element
      case .element(let element): throw OutputError.otherKind(rule.name, key, element.kind)
      case .suffix(let name): throw OutputError.notKept(rule.name, key, "*.\(name)")
      case .perimeter(let id): throw OutputError.notKept(rule.name, key, id.text)
      case .inert(let text): throw OutputError.notKept(rule.name, key, text)
      }
    }
    let name = RuleName(other.name) ?? rule.name
    return AccessRule(name: name, elements: elements) ?? rule
  }
}
