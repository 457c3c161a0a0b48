import Foundation
import PerimetryModel

/// Holds a recommendation's document against the one that the store gives now, value by value: what is shown beside the
/// prefixes, and what exports repeat as evidence, is then as true as the store.
///
/// How files and the store were named is nobody's: the same archive may lie elsewhere.
struct DocumentAudit {
  private typealias Object = [String: Any]

  private let claimed: [ProfileKey: Object]
  private let recomputed: [ProfileKey: Object]
  /// What the documents say of no profile.
  private let heads: (claimed: Object, recomputed: Object)

  /// Must be there, and may be anything.
  private static let unlooked: Set<String> = ["file", "store"]

  /// - Parameters:
  ///   - document: as the file has it.
  ///   - recomputed: as ``Report`` renders it from the store.
  /// - Throws: where one of them is no JSON.
  init(_ document: Data, against recomputed: Data) throws {
    // Other options' answer is for whoever asked, and proves nothing.
    let apart: Set<String> = ["profiles", "what_if"]
    let (claim, truth) = (try DocumentAudit.object(document), try DocumentAudit.object(recomputed))
    claimed = DocumentAudit.profiles(claim)
    self.recomputed = DocumentAudit.profiles(truth)
    heads = (
      claim.filter { !apart.contains($0.key) }, truth.filter { !apart.contains($0.key) }
    )
  }

  private static func object(_ data: Data) throws -> Object {
    try JSONSerialization.jsonObject(with: data) as? Object ?? [:]
  }

  private static func profiles(_ document: Object) -> [ProfileKey: Object] {
    let profiles = document["profiles"] as? [Object] ?? []
    return Dictionary(
      profiles.map { profile in
        (
          ProfileKey(
            perimeter: ResourceID(profile["perimeter"] as? String ?? ""),
            name: profile["profile"] as? String ?? ""), profile
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  func check(_ profile: ProfileKey) -> CoverVerdict.Check {
    var values = 0
    let fault: String? =
      switch (claimed[profile], recomputed[profile]) {
      case (let claim?, let truth?):
        DocumentAudit.difference(claim, truth, at: "", &values)
          ?? DocumentAudit.difference(heads.claimed, heads.recomputed, at: "", &values)
      case (nil, _): "the file says nothing of the profile"
      case (_, nil): "the store gives nothing for the profile"
      }
    return CoverVerdict.Check(.document, fault: fault, figure: "\(values) values")
  }

  /// The first value that is another, in the order of keys and lists.
  private static func difference(
    _ claim: Any, _ truth: Any, at path: String, _ values: inout Int
  ) -> String? {
    if let claim = claim as? Object, let truth = truth as? Object {
      for key in Set(claim.keys).union(truth.keys).sorted() {
        let place = path.isEmpty ? key : "\(path).\(key)"
        guard let one = claim[key] else { return "\(place) is missing" }
        guard let other = truth[key] else { return "\(place) is not what the store gives" }
        if unlooked.contains(key) { continue }
        if let found = difference(one, other, at: place, &values) { return found }
      }
      return nil
    }
    if let claim = claim as? [Any], let truth = truth as? [Any] {
      for (index, (one, other)) in zip(claim, truth).enumerated() {
        if let found = difference(one, other, at: "\(path)[\(index)]", &values) { return found }
      }
      return claim.count == truth.count
        ? nil : "\(path) has \(claim.count) entries, not \(truth.count)"
    }
    values += 1
    if let claim = claim as? NSObject, claim.isEqual(truth) { return nil }
    return "\(path) is \(claim), not \(truth)"
  }
}
