/// A text as character data or as a quoted attribute of HTML: shown as it is, it marks up, refers to and runs nothing.
/// Controls and bidirectional characters are spelled out as on a terminal.
public struct HTMLText: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    var result = ""
    for character in TerminalText(raw).text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    text = result
  }

  public var description: String { text }
}
