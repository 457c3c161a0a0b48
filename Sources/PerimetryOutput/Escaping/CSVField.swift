/// A text as a CSV field: quoted by RFC 4180, harmless to show, and never a formula.
///
/// A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break as a formula (OWASP, CSV
/// injection), also behind blanks and in full-width form. Such a text gets an apostrophe in front, which
/// spreadsheets show as plain text. Tabs and line feeds stay, quoted; other hazardous characters are spelled out.
/// Where exact bytes matter, JSON has them. Numbers and times are not texts and are never touched.
public struct CSVField: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    if CSVField.isPlain(raw) {
      text = raw
      return
    }
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

  /// Whether nothing has to be done, as for almost every id, name and address.
  private static func isPlain(_ raw: String) -> Bool {
    switch raw.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return false
    default: break
    }
    return raw.utf8.allSatisfy {
      (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ",")
        && $0 != UInt8(ascii: ";")
    }
  }

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
