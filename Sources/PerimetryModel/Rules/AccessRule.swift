/// A named rule: elements of one kind, in one direction. An empty or mixed rule cannot be written down.
public struct AccessRule: Hashable, Sendable {
  public let name: RuleName
  public let kind: RuleElement.Kind
  /// Sorted, without repetition, never empty.
  public let elements: [RuleElement]

  public var direction: Direction { kind.direction }

  /// `nil` unless there is an element and all are of one kind.
  public init?(name: RuleName, elements: [RuleElement]) {
    guard let kind = elements.first?.kind, elements.allSatisfy({ $0.kind == kind }) else {
      return nil
    }
    self.name = name
    self.kind = kind
    self.elements = Array(Set(elements)).sorted()
  }
}
