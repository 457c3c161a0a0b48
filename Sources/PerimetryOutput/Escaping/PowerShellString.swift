/// A text as a PowerShell expression: a quoted string in ASCII, in which nothing is expanded.
///
/// PowerShell takes typographic quotes for quotes, and Windows PowerShell 5.1 reads a file without byte order mark in the
/// local code page, where a byte of any other character may be one. So all beyond printable ASCII is spelled by number.
public struct PowerShellString: Hashable, Sendable, CustomStringConvertible {
  /// `'text'`, or `('text' + [char]0x1b + 'text')`.
  public let text: String

  public init(_ raw: String) {
    var parts: [String] = []
    var plain = ""
    for unit in raw.utf16 {
      switch unit {
      case 0x27: plain += "''"
      case 0x20...0x7E: plain.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        // A string in front, so that `+` joins texts and does not add numbers.
        if parts.isEmpty || !plain.isEmpty { parts.append("'\(plain)'") }
        plain = ""
        parts.append("[char]0x" + String(unit, radix: 16))
      }
    }
    if parts.isEmpty || !plain.isEmpty { parts.append("'\(plain)'") }
    text = parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " + ") + ")"
  }

  public var description: String { text }
}
