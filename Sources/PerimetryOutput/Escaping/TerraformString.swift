/// A text as a quoted Terraform string: one line, and no template sequence in it is evaluated.
public struct TerraformString: Hashable, Sendable, CustomStringConvertible {
  /// With its quotes.
  public let text: String

  public init(_ raw: String) {
    var result = "\""
    let scalars = Array(raw.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "$", "%":
        // `$${` and `%%{` stand for `${` and `%{`; alone, the two are plain characters.
        let opens = index + 1 < scalars.count && scalars[index + 1] == "{"
        result += opens ? "\(scalar)\(scalar)" : String(scalar)
      default:
        if scalar.isHazardous {
          result += scalar.codePointEscape
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    text = result + "\""
  }

  public var description: String { text }
}
