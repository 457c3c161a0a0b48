/// Texts as one argument of the Azure CLI in its shorthand syntax: `['a','b']`.
///
/// Within single quotes nothing has a meaning but the quote, which is written `'/` (Azure CLI, "shorthand syntax").
public struct AzureCLIList: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: [String]) {
    text = "[" + raw.map { "'" + $0.replacing("'", with: "'/") + "'" }.joined(separator: ",") + "]"
  }

  public var description: String { text }
}
