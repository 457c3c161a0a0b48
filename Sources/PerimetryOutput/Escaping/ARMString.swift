/// A text as the value of a JSON string in an ARM template, where `[…]` would be evaluated as an expression.
///
/// A value that starts with `[` and ends with `]` gets a second `[`; one that does not end with `]` is a literal and
/// must stay as it is (Azure Resource Manager, "Template format", escape characters).
public struct ARMString: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    text = raw.hasPrefix("[") && raw.hasSuffix("]") ? "[" + raw : raw
  }

  public var description: String { text }

  /// A string literal within an expression: quotes are doubled.
  static func literal(_ raw: String) -> String {
    "'" + raw.replacing("'", with: "''") + "'"
  }
}
