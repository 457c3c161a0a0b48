import PerimetryModel
import PerimetryOutput

extension Samples {
  static let reconciliation: Report = {
    func configuration(_ resource: ResourceID, _ place: Int) -> ResourceConfiguration {
      ResourceConfiguration(
        file: "configurations.json", path: "$.value[\(place)].properties", resource: resource,
        profile: main, mode: "Learning", rules: [], rulesVersion: RulesVersion("3"),
        categories: ["NspPrivateInboundAllowed"], provisioningState: "Failed", issues: [])
    }
    func path(_ rest: String) -> String { "$.value[0].properties.\(rest)" }
    let suggested = ExistingRule(
      name: "suggested", direction: .inbound, elements: [.element(prefix("198.51.100.0/28"))])
    let entry = Reconciliation.Entry(
      configuration: configuration(storage, 0), newestVersion: RulesVersion("4"),
      newestVersionFrom: .logs, relation: .neither,
      findings: [
        .init(
          .versionBehind, at: path("profile.accessRulesVersion"), perimeter: ["4"], here: ["3"]),
        .init(
          .ruleMissing, at: path("profile.accessRules"), subject: "feeds",
          perimeter: ["outbound", "feeds.example.com"]),
        .init(
          .ruleBeyond, at: path("profile.accessRules[1]"), subject: "old",
          here: ["inbound", "203.0.113.0/24"]),
        .init(
          .ruleDiffers, at: path("profile.accessRules[0]"), subject: "offices",
          perimeter: ["198.51.100.0/28"], here: ["198.51.100.0/29"]),
        .init(
          .provisioningIssue, at: path("provisioningIssues[0]"),
          subject: "MissingPerimeterConfiguration",
          issue: ProvisioningIssue(
            kind: "MissingPerimeterConfiguration", severity: "Error",
            description: "The search service is in no perimeter.",
            suggestedResources: [search.text], suggestedRules: [suggested])),
        .init(.notProvisioned, at: path("provisioningState"), subject: "Failed"),
        .init(
          .diagnosticsBehind, at: path("profile.diagnosticSettingsVersion"), perimeter: ["2"],
          here: ["1"]),
        .init(
          .blockerCategoryOff, at: path("profile.enabledLogCategories"),
          perimeter: ["NspPublicInboundResourceRulesAllowed"]),
        .init(
          .categoryOff, at: path("profile.enabledLogCategories"),
          perimeter: ["NspOutboundAttempt"]),
      ], doubts: [.olderOtherVersion, .otherRulesPartial])
    let dumb = ResourceConfiguration(
      file: "configurations.json", path: "$.value[1].properties", resource: vault, profile: main)
    return .reconciliation(
      Reconciliation(entries: [
        entry,
        .init(
          configuration: dumb,
          doubts: [.noVersion, .noRules, .noOtherRules, .noIssues, .noCategories]),
      ]), files: ["configurations.json"], ruleFiles: ["rules.json"], store: "perimetry.db")
  }()

  static let reconciliationNothing = Report.reconciliation(
    Reconciliation(entries: [
      .init(
        configuration: ResourceConfiguration(
          file: "configurations.json", path: "$", resource: vault, profile: main,
          mode: "Enforced", rules: [], rulesVersion: RulesVersion("4"), categories: [],
          provisioningState: "Succeeded", issues: []), newestVersion: RulesVersion("4"),
        newestVersionFrom: .profiles, relation: .equal)
    ]), files: ["configurations.json"], ruleFiles: ["rules.json"], profileFiles: ["profiles.json"])

  static func reconciliation(holding text: String) -> Report {
    let rule = ExistingRule(name: text, direction: .inbound, elements: [.inert(text)])
    let configuration = ResourceConfiguration(
      file: text, path: text, resource: ResourceID(text),
      profile: ProfileKey(perimeter: ResourceID(text), name: text), mode: text, rules: [rule],
      rulesVersion: RulesVersion(text), categories: [text], provisioningState: text)
    let issue = ProvisioningIssue(
      kind: text, severity: text, description: text, suggestedResources: [text],
      suggestedRules: [rule])
    return .reconciliation(
      Reconciliation(entries: [
        .init(
          configuration: configuration, newestVersion: RulesVersion(text), newestVersionFrom: .logs,
          relation: .neither,
          findings: Reconciliation.Kind.allCases.map {
            .init($0, at: text, subject: text, perimeter: [text], here: [text], issue: issue)
          }, doubts: Reconciliation.Doubt.allCases)
      ]), files: [text], ruleFiles: [text], profileFiles: [text], store: text)
  }
}
