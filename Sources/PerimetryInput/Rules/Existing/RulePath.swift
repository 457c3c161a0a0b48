import PerimetryModel

/// Whose rule it is, read from an id such as
/// `/subscriptions/…/networkSecurityPerimeters/NSP/profiles/PROFILE/accessRules/RULE`.
struct RulePath {
  var key: ProfileKey
  var rule: String?
  /// False where the subscription is no GUID, as in a published example (domain.md §4.8).
  var isWellFormed: Bool

  /// `nil` where the id names no profile of a perimeter.
  init?(_ id: String) {
    let parts = id.split(separator: "/").map(String.init)
    func place(_ word: String) -> Int? {
      parts.indices.dropLast().first { parts[$0].lowercased() == word }
    }
    guard let perimeter = place("networksecurityperimeters"), let profile = place("profiles"),
      perimeter < profile
    else { return nil }
    let resource = ResourceID("/" + parts[...(perimeter + 1)].joined(separator: "/"))
    key = ProfileKey(perimeter: resource, name: parts[profile + 1])
    rule = place("accessrules").map { parts[$0 + 1] }
    isWellFormed = resource.isWellFormed && resource.type == ResourceID.perimeterType
  }
}
