/// The element of a rule that comes closest to letting a peer through.
public struct NearestElement: Hashable, Sendable {
  public enum Distance: Hashable, Sendable {
    /// Bits by which the prefix is too long: 1 to 128.
    case bits(Int)
    /// Labels in which the two names differ, counted in the longer one: 1 and more.
    case labels(Int)
  }

  /// The rule's name.
  public var rule: String
  /// As the rule writes it.
  public var element: String
  public var distance: Distance

  public init(rule: String, element: String, distance: Distance) {
    self.rule = rule
    self.element = element
    self.distance = distance
  }
}
