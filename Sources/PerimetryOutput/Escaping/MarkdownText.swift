/// A text as inline Markdown: shown as it is, on one line, also within a table cell; it links, formats and embeds nothing.
///
/// Structure characters are escaped or become entities. What renderers link on their own (`https://…`, `www.…`,
/// mail addresses) goes into a code span, where nothing is interpreted.
public struct MarkdownText: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    let shown = TerminalText(raw).text
    if MarkdownText.linksByItself(shown) {
      text = MarkdownText.code(raw)
      return
    }
    var result = ""
    for (index, character) in shown.unicodeScalars.enumerated() {
      switch character {
      case "\\": result += "&#92;"
      case "|": result += "&#124;"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "`", "*", "_", "[", "]", "~", "#": result += "\\\(character)"
      case "-", "+":
        let startsItem = index == 0 && shown.dropFirst().first == " "
        result += startsItem ? "\\\(character)" : String(character)
      default: result.unicodeScalars.append(character)
      }
    }
    text = result
  }

  public var description: String { text }

  /// A code span. A pipe is spelled out, because it would end a table cell even there.
  static func code(_ raw: String) -> String {
    let shown = TerminalText(raw).text.replacing("|", with: "\\u{7c}")
    let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
    let pad = shown.first == "`" || shown.last == "`" || shown.first == " " ? " " : ""
    return fence + pad + shown + pad + fence
  }

  /// A block of lines in which nothing is interpreted.
  static func block(_ lines: [String]) -> String {
    let shown = lines.map { TerminalText($0).text }
    let longest = shown.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence] + shown + [fence]).joined(separator: "\n")
  }

  private static func linksByItself(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["://", "www.", "@", "mailto:", "xmpp:"].contains { lower.contains($0) }
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for next in text {
      run = next == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
