/// A text as one Bicep comment line: nothing in it ends the comment.
public struct BicepComment: Hashable, Sendable, CustomStringConvertible {
  /// With the `//` in front, without a line break.
  public let text: String

  public init(_ raw: String) {
    text = "// " + TerminalText(raw).text
  }

  public var description: String { text }
}
