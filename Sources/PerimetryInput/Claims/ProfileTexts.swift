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
      let rest = (value ?? [:]).filter { !ProfileTexts.apart.contains($0.key) }
      head = try JSONSerialization.data(withJSONObject: rest)
      return
    }
    head = ProfileTexts.head(of: document)
    let rules = try JSONSerialization.jsonObject(with: excerpt.rules) as? [String: Any]
    let profiles = rules?["profiles"] as? [Any] ?? []
    for (profile, range) in zip(profiles, excerpt.profiles) {
      add(profile as? [String: Any] ?? [:], RuleSetExcerpt.text(of: range, in: document))
    }
  }

  private static let apart: Set<String> = ["profiles", "what_if"]

  /// The members that are not ``apart``, as they stand.
  private static func head(of document: Data) -> Data {
    var members: [Data] = []
    document.withUnsafeBytes { bytes in
      var skimmer = JSONSkimmer(bytes.assumingMemoryBound(to: UInt8.self))
      _ = skimmer.object { skimmer, key in
        guard let value = skimmer.value() else { return false }
        let name = String(decoding: bytes[key].dropFirst().dropLast(), as: UTF8.self)
        if !apart.contains(name) { members.append(Data(bytes[key.lowerBound..<value.upperBound])) }
        return true
      }
    }
    return Data("{".utf8) + members.joined(separator: Data(",".utf8)) + Data("}".utf8)
  }

  private mutating func add(_ profile: [String: Any], _ text: Data) {
    let key = ProfileKey(
      perimeter: ResourceID(profile["perimeter"] as? String ?? ""),
      name: profile["profile"] as? String ?? "")
    if texts[key] == nil { texts[key] = text }
  }

  subscript(profile: ProfileKey) -> Data? { texts[profile] }
}
