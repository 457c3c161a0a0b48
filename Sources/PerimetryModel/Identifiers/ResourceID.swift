/// An Azure Resource Manager id, compared without regard to case: the perimeter's arrives in upper case,
/// a service's in mixed case (domain.md §2.2).
public struct ResourceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Namespaces that flow after flow is asked about.
  private enum Provider: UInt8 { case none, other, storage, keyVault, sql }

  private static let providers: [(namespace: StaticString, provider: Provider)] = [
    ("microsoft.storage", .storage), ("microsoft.keyvault", .keyVault), ("microsoft.sql", .sql),
  ]

  /// With the provider, so that an id is no wider than a reference.
  private let shared: SharedText

  /// The whole id in lower case, without a trailing slash.
  public var text: String { shared.text }

  /// Keeps any text; what does not have the shape of an id is kept as it is, in lower case.
  public init(_ exported: String) {
    var lower = exported.lowercased()
    while lower.utf8.count > 1 && lower.utf8.last == UInt8(ascii: "/") { lower.removeLast() }
    shared = SharedText(
      lower, finding: ResourceID.provider(in: lower).rawValue,
      part: ResourceID.value(after: "subscriptions", in: lower, where: SubscriptionID.isGUID))
  }

  public var description: String { text }

  public static func < (a: ResourceID, b: ResourceID) -> Bool { a.shared < b.shared }

  /// Whether the text is the path of a subscription, a resource group or a resource:
  /// `/subscriptions/<GUID>/…/providers/<namespace>/<type>/<name>`.
  public var isWellFormed: Bool {
    let path = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard path.count > 2, !path.count.isMultiple(of: 2), path[0].isEmpty,
      path[1].elementsEqual("subscriptions".utf8), SubscriptionID.isGUID(path[2]),
      path.dropFirst().allSatisfy({ !$0.isEmpty })
    else { return false }
    let provider = stride(from: 3, to: path.count, by: 2).first {
      path[$0].elementsEqual("providers".utf8)
    }
    guard let provider else {
      return path.count == 3 || (path.count == 5 && path[3].elementsEqual("resourcegroups".utf8))
    }
    return path.count >= provider + 4
  }

  /// The subscription's id where the path names one that is a GUID.
  public var subscription: SubscriptionID? { shared.part.map(SubscriptionID.init(canonical:)) }

  public var resourceGroup: String? { ResourceID.value(after: "resourcegroups", in: text) }

  /// The full type in lower case: `microsoft.storage/storageaccounts`. `nil` where the path has no provider.
  public var type: String? {
    let parts = parts
    guard let provider = ResourceID.lastProvider(in: parts) else { return nil }
    let types = stride(from: provider + 2, to: parts.count, by: 2).map { parts[$0] }
    return ([parts[provider + 1]] + types).map { String(Substring($0)) }.joined(separator: "/")
  }

  /// The last segment of the path; the whole text where it is no path.
  public var name: String {
    let slash = UInt8(ascii: "/")
    let bytes = text.utf8
    guard let last = bytes.lastIndex(where: { $0 != slash }) else { return text }
    let start = bytes[..<last].lastIndex(of: slash).map(bytes.index(after:)) ?? bytes.startIndex
    return String(Substring(bytes[start...last]))
  }

  /// The path as alternating names and values: `subscriptions`, id, `resourcegroups`, name, …
  private var parts: [Substring.UTF8View] { text.utf8.split(separator: UInt8(ascii: "/")) }

  /// The last `providers` that a namespace and a type follow.
  private static func lastProvider(in parts: [Substring.UTF8View]) -> Int? {
    stride(from: 0, to: parts.count - 2, by: 2).reversed()
      .first { parts[$0].elementsEqual("providers".utf8) }
  }

  /// What stands behind a word that is a name and not a value: a resource may itself be called `providers`.
  private static func value(
    after word: StaticString, in text: String,
    where isWanted: (UnsafeBufferPointer<UInt8>) -> Bool = { _ in true }
  ) -> String? {
    var isValue = false
    let found = eachPart(of: text) { number, part -> String?? in
      if isValue { return .some(isWanted(part) ? String(decoding: part, as: UTF8.self) : nil) }
      isValue = number.isMultiple(of: 2) && part.isEqual(to: word)
      return nil
    }
    return found ?? nil
  }

  /// Goes through the path without making a list of it, until there is an answer.
  private static func eachPart<T>(
    of text: String, _ body: (Int, UnsafeBufferPointer<UInt8>) -> T?
  ) -> T? {
    var text = text
    return text.withUTF8 { bytes in
      var (number, start) = (0, 0)
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        if start < end {
          if let answer = body(number, UnsafeBufferPointer(rebasing: bytes[start..<end])) {
            return answer
          }
          number += 1
        }
        start = end + 1
      }
      return nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isEqual(to word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    let letters = word.utf8Start
    for index in indices where self[index] != letters[index] { return false }
    return true
  }
}

extension ResourceID {
  public static let perimeterType = "microsoft.network/networksecurityperimeters"

  /// Whether the resource is a storage account, on which enforcement carries HTTPS only (domain.md §3.2).
  public var isStorage: Bool { has(.storage) }

  /// Whether the resource is a key vault, which has no outbound rules (domain.md §3.2).
  public var isKeyVault: Bool { has(.keyVault) }

  /// Whether the resource is a logical SQL server, which needs more than its logs show (domain.md §3.2).
  public var isSQLServer: Bool { has(.sql) }

  /// Whether the path names a type of resources, which ``type`` would give.
  public var hasType: Bool { !has(.none) }

  private func has(_ provider: Provider) -> Bool { shared.finding == provider.rawValue }

  /// The namespace behind the last `providers` that a namespace and a type follow: it counts once the type is met.
  private static func provider(in text: String) -> Provider {
    var isNamespace = false
    var (met, answer): (Provider?, Provider) = (nil, .none)
    _ = eachPart(of: text) { number, part -> Void? in
      if number.isMultiple(of: 2) {
        answer = met ?? answer
        met = nil
        isNamespace = part.isEqual(to: "providers")
      } else if isNamespace {
        met = providers.first { part.isEqual(to: $0.namespace) }?.provider ?? .other
      }
      return nil
    }
    return answer
  }
}
