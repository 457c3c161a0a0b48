/// A text as one PowerShell comment line in ASCII: nothing in it ends the comment, whatever code page the file is read in.
public struct PowerShellComment: Hashable, Sendable, CustomStringConvertible {
  /// With the `#` in front, without a line break.
  public let text: String

  public init(_ raw: String) {
    var line = ""
    for scalar in TerminalText(raw).text.unicodeScalars {
      if scalar.isASCII {
        line.unicodeScalars.append(scalar)
      } else {
        line += TerminalText.spelling(of: scalar)
      }
    }
    text = "# " + line
  }

  public var description: String { text }
}
