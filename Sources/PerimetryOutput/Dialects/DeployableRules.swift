import PerimetryModel

/// A rule set with at least one rule, checked for what no dialect could deploy; profiles and rules in order.
struct DeployableRules {
  /// Ordered by key; each holds a rule, ordered by name.
  let profiles: [RuleSet.Profile]

  init(_ rules: RuleSet) throws {
    profiles = rules.profiles.filter { !$0.rules.isEmpty }.sorted { $0.key < $1.key }.map {
      RuleSet.Profile(key: $0.key, rules: $0.rules.sorted { $0.name < $1.name })
    }
    if profiles.isEmpty { throw OutputError.nothingToExport }
    for profile in profiles {
      for direction in Direction.allCases {
        let count = profile.elementCount(direction)
        if count > RuleSet.elementLimit {
          throw OutputError.overLimit(profile.key, direction, count)
        }
      }
    }
    // Azure compares names without regard to case, also a profile's.
    var names: Set<[String]> = []
    for profile in profiles {
      for rule in profile.rules {
        let name = [profile.key.perimeter.text, profile.key.name, rule.name.text]
        guard names.insert(name.map { $0.lowercased() }).inserted else {
          throw OutputError.repeatedRule(rule.name, profile.key)
        }
      }
    }
  }
}
