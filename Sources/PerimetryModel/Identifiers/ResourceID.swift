/// An Azure Resource Manager id, compared without regard to case: the perimeter's arrives in upper case,
/// a service's in mixed case (domain.md §2.2).
public struct ResourceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole id in lower case, without a trailing slash.
  public let text: String

  /// Keeps any text; what does not have the shape of an id is kept as it is, in lower case.
  public init(_ exported: String) {
    var lower = exported.lowercased()
    while lower.count > 1 && lower.last == "/" { lower.removeLast() }
    text = lower
  }

  public var description: String { text }

  public static func < (a: ResourceID, b: ResourceID) -> Bool { a.text < b.text }

  /// The path as alternating names and values: `subscriptions`, id, `resourcegroups`, name, …
  private var parts: [Substring] { text.utf8.split(separator: 47).map(Substring.init) }

  /// Whether the text is a path of the form `/subscriptions/<id>/…/providers/<namespace>/<type>/<name>`.
  public var isWellFormed: Bool {
    guard text.first == "/", parts.first == "subscriptions", parts.count >= 2 else { return false }
    guard let provider = parts.firstIndex(of: "providers") else {
      return parts.count == 2 || parts.count == 4
    }
    return parts.count >= provider + 4
  }

  /// The subscription's id where the path names one that is a GUID.
  public var subscription: SubscriptionID? {
    value(after: "subscriptions").flatMap(SubscriptionID.init)
  }

  public var resourceGroup: String? { value(after: "resourcegroups") }

  /// The full type in lower case: `microsoft.storage/storageaccounts`. `nil` where the path has no provider.
  public var type: String? {
    let parts = parts
    guard let provider = parts.lastIndex(of: "providers"), parts.count > provider + 2 else {
      return nil
    }
    let tail = parts[(provider + 1)...]
    let types = tail.dropFirst().enumerated().filter { $0.offset % 2 == 0 }.map {
      String($0.element)
    }
    return ([String(tail[tail.startIndex])] + types).joined(separator: "/")
  }

  /// The last segment of the path; the whole text where it is no path.
  public var name: String { parts.last.map(String.init) ?? text }

  private func value(after key: Substring) -> String? {
    let parts = parts
    guard let index = parts.firstIndex(of: key), index + 1 < parts.count else { return nil }
    return String(parts[index + 1])
  }
}

extension ResourceID {
  public static let perimeterType = "microsoft.network/networksecurityperimeters"

  /// Whether the resource is a storage account, on which enforcement carries HTTPS only (domain.md §3.2).
  public var isStorage: Bool { type?.hasPrefix("microsoft.storage/") ?? false }

  /// Whether the resource is a key vault, which has no outbound rules (domain.md §3.2).
  public var isKeyVault: Bool { type?.hasPrefix("microsoft.keyvault/") ?? false }
}
