/// A text as one word of a bash script, on one line and harmless to show.
///
/// As ``ShellWord``, which keeps every character as it is; here hazardous ones are spelled within `$'…'`.
public struct ShellScriptWord: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    if raw.unicodeScalars.contains(where: \.isHazardous) {
      text = "$'" + raw.unicodeScalars.map(ShellScriptWord.spelling).joined() + "'"
    } else if raw.contains("'"), !raw.contains(where: ShellScriptWord.actsInQuotes) {
      text = "\"\(raw)\""
    } else {
      text = ShellWord(raw).text
    }
  }

  public var description: String { text }

  /// Whether it has a meaning within double quotes; `!` has one where history is expanded.
  private static func actsInQuotes(_ character: Character) -> Bool {
    character.unicodeScalars.contains { "\"$`\\!".unicodeScalars.contains($0) }
  }

  private static func spelling(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "'": return "\\'"
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    // No argument of a program can hold it.
    case "\0": return ""
    default:
      if !scalar.isHazardous { return String(scalar) }
      // Bytes, as `\u` would be a character of the locale.
      return String(scalar).utf8.map { byte in
        (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
      }.joined()
    }
  }
}
