/// Why a file is not used as a rule set: every mistake, with its place.
public struct RuleSetError: Error, Hashable, Sendable {
  public var file: String
  /// In the order of the document; not empty.
  public var mistakes: [RuleSetMistake]
}

extension RuleSetError: CustomStringConvertible {
  /// A line a mistake.
  public var description: String {
    mistakes.map { "\(file): \($0.path): \($0.kind)" }.joined(separator: "\n")
  }
}
