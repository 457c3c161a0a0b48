/// A text as one Terraform comment line: nothing in it ends the comment.
public struct TerraformComment: Hashable, Sendable, CustomStringConvertible {
  /// With the `#` in front, without a line break.
  public let text: String

  public init(_ raw: String) {
    text = "# " + TerminalText(raw).text
  }

  public var description: String { text }
}
