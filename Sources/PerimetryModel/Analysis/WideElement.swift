/// An element of an existing rule that opens very much (``RuleElement/isVeryWide``).
public struct WideElement: Hashable, Sendable {
  /// The rule's name.
  public var rule: String
  public var element: RuleElement

  public init(rule: String, element: RuleElement) {
    self.rule = rule
    self.element = element
  }
}

extension ExistingRules.Profile {
  /// The very wide elements of one direction, each once a rule; by rule, then element.
  public func wideElements(_ direction: Direction) -> [WideElement] {
    let all = rules.filter { $0.direction == direction }.flatMap { rule in
      rule.elements.compactMap(\.written).filter(\.isVeryWide).map {
        WideElement(rule: rule.name, element: $0)
      }
    }
    return Set(all).sorted { ($0.rule, $0.element) < ($1.rule, $1.element) }
  }
}

extension ExistingElement {
  /// As a rule of ours would write it; `nil` for what none would.
  fileprivate var written: RuleElement? {
    switch self {
    case .element(let element): element
    case .suffix(let suffix): .subdomains(of: suffix)
    case .perimeter, .inert: nil
    }
  }
}
