import PerimetryModel

extension Report {
  /// What resources have of their perimeter, held against what the perimeter says.
  /// - Parameters:
  ///   - files: as they were named, like the others; `store` is `nil` where none was looked at.
  ///   - holdsRules: whether the files of the perimeter's rules hold any.
  public static func reconciliation(
    _ reconciliation: Reconciliation, files: [String], ruleFiles: [String] = [],
    holdsRules: Bool = true, profileFiles: [String] = [], store: String? = nil
  ) -> Report {
    Report(
      title: "Reconciliation", table: reconciliation.table,
      payload: Payload(report: "reconciliation") {
        reconciliation.json.merging([
          "configuration_files": JSONValue(files), "rule_files": JSONValue(ruleFiles),
          "profile_files": JSONValue(profileFiles), "store": JSONValue(store),
        ])
      }
    ) {
      var facts: [(label: String, value: Prose)] = [
        ("Configurations", Shown.list(files)), ("Rules", Shown.list(ruleFiles)),
        ("Profiles", Shown.list(profileFiles)),
      ]
      let profiles = Set(reconciliation.entries.map(\.configuration.profile))
      if let profile = profiles.first, profiles.count == 1 {
        facts.append(("Profile", Shown.profile(profile)))
      }
      if let store { facts.append(("Store", Prose(store))) }
      let opening = Section(
        "",
        [
          .paragraph(
            (holdsRules || ruleFiles.isEmpty
              ? "" : Prose("The files of --rules hold no rules", tone: .unclear) + ". ")
              + reconciliation.headline), .facts(facts), .table(reconciliation.display),
        ])
      return [opening] + reconciliation.sections
    }
  }
}
