import Foundation
import PerimetryModel

/// Holds a recommendation's document against the one that the store gives now, value by value: what is shown beside the
/// prefixes, and what exports repeat as evidence, is then as true as the store.
///
/// How files and the store were named is nobody's: the same archive may lie elsewhere.
public struct DocumentAudit {
  private typealias Object = [String: Any]

  private let claimed: ProfileTexts
  private let recomputed: ProfileTexts
  /// Of what stands beside the profiles.
  private let head: (fault: String?, values: Int)

  /// Must be there, and may be anything.
  private static let unlooked: Set<String> = ["file", "store"]

  /// - Parameters:
  ///   - document: as the file has it.
  ///   - recomputed: as a report renders it from the store.
  /// - Throws: where one of them is no JSON.
  public init(_ document: Data, against recomputed: Data) throws {
    claimed = try ProfileTexts(document)
    self.recomputed = try ProfileTexts(recomputed)
    var values = 0
    head = (try DocumentAudit.fault(claimed.head, self.recomputed.head, &values), values)
  }

  /// Reads both texts of the profile, and builds values only where they are not the same piece by piece. What stands beside
  /// the profiles counts for each.
  public func check(_ profile: ProfileKey) throws -> CoverVerdict.Check {
    var values = head.values
    let fault: String?
    switch (claimed[profile], recomputed[profile]) {
    case (let claim?, let truth?):
      fault = try DocumentAudit.fault(claim, truth, &values) ?? head.fault
    case (nil, _): fault = "the file says nothing of the profile"
    case (_, nil): fault = "the store gives nothing for the profile"
    }
    return CoverVerdict.Check(.document, fault: fault, figure: "\(values) values")
  }

  private static func fault(
    _ claim: Data, _ truth: Data, _ values: inout Int
  ) throws -> String? {
    if let same = EventComparison(ignoring: unlooked).values(claim, truth) {
      values += same
      return nil
    }
    return difference(
      try JSONSerialization.jsonObject(with: claim), try JSONSerialization.jsonObject(with: truth),
      at: "", &values)
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
