/// The name of an access rule: 1 to 80 letters, digits, `_`, `.`, `-`; a letter or digit first,
/// no `.` or `-` last (domain.md §4.2, from the resource provider's schema).
public struct RuleName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public init?(_ text: String) {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 80,
      text.utf8.allSatisfy({ RuleName.isAlphanumeric($0) || $0 == 95 || $0 == 46 || $0 == 45 }),
      RuleName.isAlphanumeric(first), RuleName.isAlphanumeric(last) || last == 95
    else { return nil }
    self.text = text
  }

  public var description: String { text }

  public static func < (a: RuleName, b: RuleName) -> Bool { a.text < b.text }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
