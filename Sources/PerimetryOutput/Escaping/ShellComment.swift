/// A text as one comment line of a shell script: nothing in it ends the comment.
public struct ShellComment: Hashable, Sendable, CustomStringConvertible {
  /// With the `#` in front, without a line break.
  public let text: String

  public init(_ raw: String) {
    let line = TerminalText(raw).text
    // A shell continues no comment, but tools that join lines before they parse would.
    text = "# " + (line.hasSuffix("\\") ? line + "." : line)
  }

  public var description: String { text }
}
