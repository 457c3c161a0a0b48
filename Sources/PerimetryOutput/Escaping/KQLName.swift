import PerimetryModel

/// The name of a table as a Kusto query refers to it: in brackets, so that no name is a keyword, an operator or two names.
public struct KQLName: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// The table that everybody knows stands as it is.
  public init(_ raw: String) {
    text = raw == LogTable.name ? raw : "[\(KQLString(raw))]"
  }

  public var description: String { text }
}
