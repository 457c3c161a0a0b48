/// A text as a quoted Bicep string: one line, and nothing in it is interpolated.
public struct BicepString: Hashable, Sendable, CustomStringConvertible {
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
      // Only `${` interpolates, but an escaped `$` alone is the same character.
      case "$": result += "\\$"
      default:
        if scalar.isHazardous {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    text = result + "'"
  }

  public var description: String { text }
}
