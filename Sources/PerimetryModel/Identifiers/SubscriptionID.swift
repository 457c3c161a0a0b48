/// The GUID of an Azure subscription, in lower case.
public struct SubscriptionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// `nil` unless the text is 8-4-4-4-12 hexadecimal digits; a leading `/subscriptions/` is accepted.
  public init?(_ exported: String) {
    var lower = exported.lowercased()
    if lower.hasPrefix("/subscriptions/") { lower.removeFirst("/subscriptions/".count) }
    let groups = lower.split(separator: "-", omittingEmptySubsequences: false)
    let isHex = lower.utf8.allSatisfy {
      (48...57).contains($0) || (97...102).contains($0) || $0 == 45
    }
    guard isHex, groups.map(\.count) == [8, 4, 4, 4, 12] else { return nil }
    text = lower
  }

  /// The form access rules want: `/subscriptions/<guid>`.
  public var resourceID: String { "/subscriptions/" + text }

  public var description: String { text }

  public static func < (a: SubscriptionID, b: SubscriptionID) -> Bool { a.text < b.text }
}
