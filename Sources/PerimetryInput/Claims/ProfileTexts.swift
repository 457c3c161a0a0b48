import Foundation
import PerimetryModel

/// The JSON texts of a rule set document's profiles; of two for the same profile the first counts.
struct ProfileTexts {
  private var texts: [ProfileKey: Data] = [:]
  /// An object of all that stands beside the profiles, but for other options' answer, which proves nothing.
  private(set) var head = Data()

  /// - Throws: where the document is no JSON.
  init(_ document: Data) throws {
    guard let excerpt = RuleSetExcerpt(document) else {
      let value = try JSONSerialization.jsonObject(with: document) as? [String: Any]
      for profile in value?["profiles"] as? [[String: Any]] ?? [] {
        add(profile, try JSONSerialization.data(withJSONObject: profile))
      }
      head = try ProfileTexts.head(value)
      return
    }
    let rules = try JSONSerialization.jsonObject(with: excerpt.rules) as? [String: Any]
    head = try ProfileTexts.head(rules)
    let profiles = rules?["profiles"] as? [Any] ?? []
    for (profile, range) in zip(profiles, excerpt.profiles) {
      add(profile as? [String: Any] ?? [:], RuleSetExcerpt.text(of: range, in: document))
    }
  }

  private static let apart: Set<String> = ["profiles", "what_if"]

  /// The members that are not ``apart``, in the order of their keys.
  private static func head(_ document: [String: Any]?) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: (document ?? [:]).filter { !apart.contains($0.key) }, options: .sortedKeys)
  }

  private mutating func add(_ profile: [String: Any], _ text: Data) {
    let key = ProfileKey(
      perimeter: ResourceID(profile["perimeter"] as? String ?? ""),
      name: profile["profile"] as? String ?? "")
    if texts[key] == nil { texts[key] = text }
  }

  subscript(profile: ProfileKey) -> Data? { texts[profile] }
}
