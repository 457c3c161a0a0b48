/// A rule that exists already, as its export says it.
public struct ExistingRule: Hashable, Sendable {
  /// As exported: Azure compares names without regard to case.
  public var name: String
  public var direction: Direction
  /// In the order of the export; an element that stands twice takes two places.
  public var elements: [ExistingElement]

  public init(name: String, direction: Direction, elements: [ExistingElement]) {
    self.name = name
    self.direction = direction
    self.elements = elements
  }

  public init(_ rule: AccessRule) {
    self.init(
      name: rule.name.text, direction: rule.direction,
      elements: rule.elements.map(ExistingElement.element))
  }
}
