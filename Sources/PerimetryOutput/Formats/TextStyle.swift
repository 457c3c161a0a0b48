/// How text for people is laid out.
public struct TextStyle: Sendable {
  /// Columns to fill, 40 or more.
  public let width: Int
  public let color: Bool

  public init(width: Int, color: Bool) {
    self.width = max(40, width)
    self.color = color
  }
}
