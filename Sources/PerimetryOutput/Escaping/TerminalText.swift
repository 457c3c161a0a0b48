/// Text from anywhere, made harmless to show: hazardous characters become `\u{1b}` and the like, tab and line
/// breaks `\t`, `\n`, `\r`. One line, whatever came in.
public struct TerminalText: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// Marks stacked on one character beyond this are spelled out, so that they cannot cover other lines.
  private static let markLimit = 3

  public init(_ raw: String) {
    if raw.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      text = raw
      return
    }
    var result = ""
    var marks = 0
    for scalar in raw.unicodeScalars {
      marks = scalar.isMark ? marks + 1 : 0
      if scalar.isHazardous || marks > TerminalText.markLimit {
        result += TerminalText.spelling(of: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    text = result
  }

  public var description: String { text }

  /// Columns the text takes on a terminal.
  public var width: Int { TerminalText.width(of: text) }

  /// Columns a text takes that holds nothing hazardous.
  static func width(of text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + $1.columns }
  }

  static func spelling(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
}
