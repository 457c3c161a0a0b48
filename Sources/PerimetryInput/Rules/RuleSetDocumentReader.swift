import PerimetryModel

/// Walks over a parsed rule set document and notes every mistake on the way.
struct RuleSetDocumentReader {
  /// The lists a rule may hold, by the property names of ARM.
  static let lists: [(key: String, kind: RuleElement.Kind)] = [
    ("addressPrefixes", .prefix), ("subscriptions", .subscription),
    ("serviceTags", .serviceTag), ("fullyQualifiedDomainNames", .domain),
  ]

  private(set) var mistakes: [RuleSetMistake] = []
  private(set) var ignoredEdits: [ProfileKey] = []

  mutating func note(_ kind: RuleSetMistake.Kind, at path: String) {
    mistakes.append(RuleSetMistake(path: path, kind: kind))
  }

  /// Meaningless where there are mistakes.
  mutating func ruleSet(_ document: Any) -> RuleSet {
    var profiles: [RuleSet.Profile] = []
    guard let root = document as? [String: Any], isRuleSet(root) else {
      if !(document is [String: Any]) { note(.notARuleSet(nil), at: "$") }
      return RuleSet(profiles: [])
    }
    for (index, value) in (array(root, "profiles", at: "$") ?? []).enumerated() {
      let path = "$.profiles[\(index)]"
      guard let profile = self.profile(value, at: path) else { continue }
      if profiles.contains(where: { $0.key.isNamed(like: profile.key) }) {
        note(.repeatedProfile, at: path)
      }
      profiles.append(profile)
    }
    return RuleSet(profiles: profiles)
  }

  private mutating func isRuleSet(_ root: [String: Any]) -> Bool {
    guard let format = root["format"] as? String, format == RuleSetReader.format else {
      note(.notARuleSet((root["format"] ?? root["report"]) as? String), at: "$.format")
      return false
    }
    guard let version = root["formatVersion"] else {
      note(.missing("formatVersion"), at: "$")
      return false
    }
    if version as? Int == RuleSetReader.formatVersion { return true }
    note(.unsupportedVersion("\(version)"), at: "$.formatVersion")
    return false
  }

  private mutating func profile(_ value: Any, at path: String) -> RuleSet.Profile? {
    guard let object = value as? [String: Any] else {
      note(.wrongType(wanted: "an object"), at: path)
      return nil
    }
    guard let perimeter = text(object, "perimeter", at: path),
      let name = text(object, "profile", at: path),
      let values = array(object, "rules", at: path)
    else { return nil }
    var rules: [AccessRule] = []
    var names: Set<String> = []
    for (index, value) in values.enumerated() {
      let place = "\(path).rules[\(index)]"
      guard let rule = self.rule(value, at: place) else { continue }
      if !names.insert(rule.name.text.lowercased()).inserted {
        note(.repeatedName(rule.name.text), at: "\(place).name")
      }
      rules.append(rule)
    }
    let key = ProfileKey(perimeter: ResourceID(perimeter), name: name)
    let profile = RuleSet.Profile(key: key, rules: rules)
    for direction in Direction.allCases
    where profile.elementCount(direction) > RuleSet.elementLimit {
      note(.overLimit(profile.elementCount(direction), direction), at: "\(path).rules")
    }
    if CandidateEdits(profile, commentary: object).areIgnored { ignoredEdits.append(key) }
    return profile
  }

  mutating func text(_ object: [String: Any], _ key: String, at path: String) -> String? {
    guard let value = object[key] else {
      note(.missing(key), at: path)
      return nil
    }
    if let text = value as? String { return text }
    note(.wrongType(wanted: "a text"), at: "\(path).\(key)")
    return nil
  }

  private mutating func array(_ object: [String: Any], _ key: String, at path: String) -> [Any]? {
    guard let value = object[key] else {
      note(.missing(key), at: path)
      return nil
    }
    if let array = value as? [Any] { return array }
    note(.wrongType(wanted: "a list"), at: "\(path).\(key)")
    return nil
  }
}
