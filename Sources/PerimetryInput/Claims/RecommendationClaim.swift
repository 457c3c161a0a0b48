import Foundation
import PerimetryModel

/// What a document of `perimetry recommend --format json` claims of its inbound prefixes, to be checked.
public struct RecommendationClaim: Sendable {
  public var options: Recommendation.Options
  /// What restricted the traffic, by the options' names.
  public var filter: [String: String]
  public var covers: [CoverClaim]
  /// `nil` where it was made without.
  public var tagUse: TagUseClaim?

  /// - Parameter named: the file's name, for messages.
  /// - Throws: ``ClaimError`` where the document lacks what a check needs; an edited one may. ``RuleSetError`` where its rules
  ///   are none.
  public init(_ data: Data, named: String) throws {
    // One profile after another, as far as can be: a document may be many megabytes.
    let excerpt = RuleSetExcerpt(data)
    guard let document = try RecommendationClaim.json(excerpt?.root ?? data) as? [String: Any],
      document["format"] as? String == RuleSetReader.format
    else { throw ClaimError.notARuleSet }
    options = try ClaimReader("options", document["options"]).options()
    tagUse = try ClaimReader("options", document["options"]).tagUse()
    let scope = try ClaimReader("scope", document["scope"])
    filter = scope.object["filter"] as? [String: String] ?? [:]
    let rules = try RuleSetReader.read(data, named: named)
    func ruleElements(_ key: ProfileKey) -> [String] {
      let profile = rules.profiles.first { $0.key == key }
      return profile?.rules.flatMap(\.elements).map(\.text) ?? []
    }
    if let profiles = excerpt?.profiles {
      covers = try profiles.enumerated().map { index, range in
        try ClaimReader(
          "profiles[\(index)]",
          try RecommendationClaim.json(RuleSetExcerpt.text(of: range, in: data))
        )
        .cover(ruleElements: ruleElements)
      }
    } else {
      covers = try ClaimReader("profiles", document["profiles"], isList: true).list.map {
        try $0.cover(ruleElements: ruleElements)
      }
    }
  }

  private static func json(_ data: Data) throws -> Any {
    do { return try JSONSerialization.jsonObject(with: data) } catch {
      throw ClaimError.notARuleSet
    }
  }
}
