/// A text as a Kusto string literal: one line, and nothing in it ends the literal.
public struct KQLString: Hashable, Sendable, CustomStringConvertible {
  /// With its quotes.
  public let text: String

  public init(_ raw: String) {
    var result = "'"
    for scalar in raw.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.isHazardous {
          result += scalar.codePointEscape
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    text = result + "'"
  }

  public var description: String { text }
}
