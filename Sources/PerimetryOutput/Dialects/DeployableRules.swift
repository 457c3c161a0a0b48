import PerimetryModel

/// A rule set with at least one rule, checked for what no dialect could deploy; profiles and rules in order.
struct DeployableRules {
  struct Rule {
    /// As it is to be in Azure; where it ``isRemoved``, as it was made.
    var rule: AccessRule
    var isRemoved = false
    /// Whether there is a rule of its name already, which Terraform has to import.
    var isThere = false
    /// Why each element is in it; parallel to the elements, empty where nothing is known of any.
    var reasons: [String] = []
  }

  struct Profile {
    let key: ProfileKey
    /// From 1, in the order of the keys.
    let number: Int
    /// From 1, in the order of the keys.
    let perimeterNumber: Int
    let rules: [Rule]

    /// Whether any of its rules is written and not only removed.
    var isWritten: Bool { !rules.allSatisfy(\.isRemoved) }
  }

  /// Ordered by key; each holds a rule, ordered by name.
  let profiles: [Profile]
  let form: ExportForm

  init(_ rules: RuleSet, as form: ExportForm = ExportForm()) throws {
    let known = rules.profiles.filter { !$0.rules.isEmpty }.sorted { $0.key < $1.key }.map {
      RuleSet.Profile(key: $0.key, rules: $0.rules.sorted { $0.name < $1.name })
    }
    if known.isEmpty { throw OutputError.nothingToExport }
    try DeployableRules.checkNames(known)
    let perimeters = Set(known.map(\.key.perimeter)).sorted()
    profiles = try known.enumerated().map { number, profile in
      let merge = try RuleMerge(profile, into: form.existing)
      let reasons = RuleReasons(profile: profile.key, evidence: form.evidence)
      return Profile(
        key: profile.key, number: number + 1,
        perimeterNumber: (perimeters.firstIndex(of: profile.key.perimeter) ?? 0) + 1,
        rules: profile.rules.map { rule in
          let before = merge.existing(of: rule)
          if form.undoes {
            return before.map { Rule(rule: $0, isThere: true, reasons: RuleReasons.before($0)) }
              ?? Rule(rule: rule, isRemoved: true)
          }
          let merged = merge.merged(rule)
          return Rule(
            rule: merged, isThere: before != nil, reasons: reasons.of(merged, before: before))
        })
    }
    self.form = form
  }

  /// The perimeters, in order.
  var perimeters: [ResourceID] { Set(profiles.map(\.key.perimeter)).sorted() }

  /// Azure compares names without regard to case, also a profile's.
  private static func checkNames(_ profiles: [RuleSet.Profile]) throws {
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
