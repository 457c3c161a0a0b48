/// An element of a rule that lets a flow through, by its place in the rules given.
struct RuleMatch: Hashable, Comparable, Sendable {
  /// Position of the rule in ``RuleIndex/rules``.
  var rule: Int
  /// Position of the element in the rule.
  var element: Int

  static func < (a: RuleMatch, b: RuleMatch) -> Bool {
    (a.rule, a.element) < (b.rule, b.element)
  }
}
