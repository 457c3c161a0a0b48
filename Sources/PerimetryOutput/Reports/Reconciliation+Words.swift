import PerimetryModel

extension Reconciliation.Kind {
  var heading: String {
    switch self {
    case .versionBehind: "Rules behind"
    case .ruleMissing: "Rules that resources lack"
    case .ruleBeyond: "Rules that only resources have"
    case .ruleDiffers: "Rules that differ"
    case .provisioningIssue: "Provisioning issues"
    case .notProvisioned: "Not provisioned"
    case .diagnosticsBehind: "Diagnostic settings behind"
    case .blockerCategoryOff: "Categories of blockers that are not logged"
    case .categoryOff: "Other categories that are not logged"
    }
  }

  /// What to do about it, in a sentence.
  var remedy: String {
    switch self {
    case .versionBehind:
      "The resource evaluates older rules: wait some minutes and ask again; then POST …/reconcile of the configuration, where the provider has it, or associate the resource anew."
    case .ruleMissing:
      "The resource does not heed these rules, so enforcement denies what only they let through: reconcile the configuration, and see what the platform reports of it."
    case .ruleBeyond:
      "The resource still lets through what the profile does not any more: reconcile the configuration, or find out who wrote the rule."
    case .ruleDiffers:
      "The resource has the rule as it was or is to be: reconcile the configuration, and ask both sides again at one time."
    case .provisioningIssue:
      "Do what the description says; associate the suggested resources or add the suggested rules only where they are yours."
    case .notProvisioned:
      "The configuration has not arrived whole: wait until it is Succeeded, or associate the resource anew."
    case .diagnosticsBehind:
      "The resource logs by older settings: wait some minutes and ask again, then reconcile the configuration."
    case .blockerCategoryOff:
      "Enable these in the perimeter's diagnostic setting: without them what enforcement would deny is never logged, and a resource looks clean."
    case .categoryOff:
      "Enable these in the perimeter's diagnostic setting, unless you mean to do without."
    }
  }

  /// What to call what the perimeter has.
  var perimeterTitle: String {
    switch self {
    case .blockerCategoryOff, .categoryOff: "Categories"
    default: "Perimeter has"
    }
  }

  /// Columns that have nothing to say of this kind.
  var hiddenColumns: Set<String> {
    switch self {
    case .versionBehind, .diagnosticsBehind: ["What", "Severity", "Says", "Suggested"]
    case .ruleMissing: ["Severity", "Resource has", "Says", "Suggested"]
    case .ruleBeyond: ["Severity", "Perimeter has", "Says", "Suggested"]
    case .ruleDiffers: ["Severity", "Says", "Suggested"]
    case .provisioningIssue: ["Perimeter has", "Resource has"]
    case .notProvisioned:
      ["Severity", "Perimeter has", "Resource has", "Says", "Suggested"]
    case .blockerCategoryOff, .categoryOff:
      ["What", "Severity", "Resource has", "Says", "Suggested"]
    }
  }
}

extension Reconciliation.Doubt {
  /// What cannot be told, why, and what would tell it.
  var words: String {
    switch self {
    case .noVersion:
      "whether its rules are behind: the configuration names no version that is a number"
    case .noOtherVersion:
      "whether its rules are behind: give the profile's version with --profiles, or a store of its logs with --store"
    case .olderOtherVersion:
      "whether its rules are behind: the file of profiles names an older version than the resource has; export both at one time"
    case .noRules: "whether its rules are the profile's: the configuration holds no list of them"
    case .noOtherRules:
      "whether its rules are the profile's: give those with --rules, by `az network perimeter profile access-rule list -o json`"
    case .otherRulesPartial:
      "whether it has rules beyond the profile's: the file of those is no full list"
    case .noIssues: "whether there are provisioning issues: the configuration holds no list of them"
    case .noCategories: "which categories it logs: the configuration does not say"
    case .unknownCategories:
      "what some of its enabled categories are: nobody here knows their names"
    }
  }
}

extension ExistingRule {
  /// On one line.
  var line: String {
    let elements = elements.map(\.text).joined(separator: ", ")
    return "\(name.isEmpty ? "(no name)" : name): \(direction.rawValue) \(elements)"
  }
}
