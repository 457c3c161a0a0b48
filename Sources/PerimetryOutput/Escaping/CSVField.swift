/// A text as a CSV field: quoted by RFC 4180, harmless to show, and never a formula.
///
/// A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break as a formula (OWASP, CSV
/// injection), also behind blanks and in full-width form. Such a text gets an apostrophe in front, which
/// spreadsheets show as plain text. Tabs and line feeds stay, quoted; other hazardous characters are spelled out.
/// Where exact bytes matter, JSON has them. Numbers and times are not texts and are never touched.
public struct CSVField: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    var result = CSVField.startsFormula(raw) ? "'" : ""
    var quotes = raw.first == " " || raw.last == " "
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "\"":
        result += "\"\""
        quotes = true
      case ",", ";", "\t", "\n":
        result.unicodeScalars.append(scalar)
        quotes = true
      default:
        if scalar.isHazardous {
          result += TerminalText.spelling(of: scalar)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    text = quotes ? "\"\(result)\"" : result
  }

  public var description: String { text }

  private static func startsFormula(_ raw: String) -> Bool {
    for scalar in raw.unicodeScalars {
      switch scalar {
      case " ": continue
      case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
      default: return false
      }
    }
    return false
  }
}
