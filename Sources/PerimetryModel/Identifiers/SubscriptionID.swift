/// The GUID of an Azure subscription, in lower case.
public struct SubscriptionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// `nil` unless the text is 8-4-4-4-12 hexadecimal digits; a leading `/subscriptions/` is accepted.
  public init?(_ exported: String) {
    if SubscriptionID.isGUID(exported.utf8[...]) {
      text = exported
      return
    }
    var lower = exported.lowercased()
    if lower.hasPrefix("/subscriptions/") { lower.removeFirst("/subscriptions/".count) }
    guard SubscriptionID.isGUID(lower.utf8[...]) else { return nil }
    text = lower
  }

  /// - Parameter text: of such an id.
  init(canonical text: String) { self.text = text }

  /// Whether these are 8-4-4-4-12 hexadecimal digits in lower case.
  static func isGUID(_ text: some Collection<UInt8>) -> Bool {
    var position = 0
    for byte in text {
      let isHyphen = byte == UInt8(ascii: "-")
      let isHex = (48...57).contains(byte) || (97...102).contains(byte)
      guard position == 8 || position == 13 || position == 18 || position == 23 ? isHyphen : isHex
      else { return false }
      position += 1
    }
    return position == 36
  }

  /// The form access rules want: `/subscriptions/<guid>`.
  public var resourceID: String { "/subscriptions/" + text }

  public var description: String { text }

  public static func < (a: SubscriptionID, b: SubscriptionID) -> Bool { a.text < b.text }
}
