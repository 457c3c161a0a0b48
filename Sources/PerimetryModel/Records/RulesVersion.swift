/// The version of a profile's access rules under which a record was evaluated.
/// Numbers compare; anything else is an unordered label (domain.md §4.9).
public struct RulesVersion: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public var number: Int64? { Int64(text) }

  public var description: String { text }

  /// Whether this version is numerically later. False where either is not a number.
  public func isStrictlyNewer(than other: RulesVersion) -> Bool {
    guard let number, let theirs = other.number else { return false }
    return number > theirs
  }
}
