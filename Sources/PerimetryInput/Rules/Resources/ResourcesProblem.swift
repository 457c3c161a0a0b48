/// What is wrong in a list of resources.
public enum ResourcesProblem: Hashable, Sendable {
  /// A line or an item that names no resource, as it looks.
  case notAResource(String)
  /// A list or an object that the parser does not take, by its word.
  case notJSON(String)
  /// A list of nothing.
  case empty
}

extension ResourcesProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAResource(let text):
      "\(text) names no resource: write its whole id, /subscriptions/<guid>/…/providers/…"
    case .notJSON(let detail): "not JSON: \(detail); write it with `az resource list -o json`"
    case .empty:
      "no resource is in it: write ids, one a line, or what `az resource list`, `az network perimeter association "
        + "list` or networkSecurityPerimeterConfigurations answer, as JSON"
    }
  }
}
