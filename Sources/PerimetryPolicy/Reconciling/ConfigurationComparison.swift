import PerimetryModel

/// Gathers what is found of one configuration, question by question.
struct ConfigurationComparison {
  private let configuration: ResourceConfiguration
  private var found: Reconciliation.Entry

  init(_ configuration: ResourceConfiguration) {
    self.configuration = configuration
    found = Reconciliation.Entry(configuration: configuration)
  }

  var entry: Reconciliation.Entry {
    var entry = found
    // Stable: within a kind they stand in their order already.
    entry.findings = Reconciliation.Kind.allCases.flatMap { kind in
      found.findings.filter { $0.kind == kind }
    }
    entry.doubts.sort()
    return entry
  }

  /// A later version in the logs counts as much as one that the perimeter names: some resource evaluated it already.
  mutating func compareVersions(with profile: RulesVersion?, logged: RulesVersion?) {
    let isLogged = logged.map { version in profile.map(version.isStrictlyNewer) ?? true } ?? false
    found.newestVersion = isLogged ? logged : profile
    found.newestVersionFrom = found.newestVersion == nil ? nil : isLogged ? .logs : .profiles
    guard let version = configuration.rulesVersion, version.number != nil else {
      found.doubts.append(.noVersion)
      return
    }
    guard let newest = found.newestVersion else {
      found.doubts.append(.noOtherVersion)
      return
    }
    if newest.isStrictlyNewer(than: version) {
      add(
        .versionBehind, "profile.accessRulesVersion", perimeter: [newest.text],
        here: [version.text])
    } else if let profile, version.isStrictlyNewer(than: profile) {
      found.doubts.append(.olderOtherVersion)
    }
  }

  mutating func compareRules(with profile: ExistingRules.Profile?) {
    if configuration.rules == nil { found.doubts.append(.noRules) }
    if profile == nil { found.doubts.append(.noOtherRules) }
    guard let mine = configuration.rules, let profile else { return }
    let isWhole = profile.extent == .complete
    if !isWhole { found.doubts.append(.otherRulesPartial) }
    let places = ConfigurationComparison.places(of: mine)
    let wanted = ConfigurationComparison.places(of: profile.rules)
    for (number, rule) in profile.rules.enumerated()
    where wanted[rule.name.lowercased()] == number {
      guard let place = places[rule.name.lowercased()] else {
        add(
          .ruleMissing, "profile.accessRules", rule.name,
          perimeter: ConfigurationComparison.texts(rule))
        continue
      }
      let (lacks, has) = ConfigurationComparison.difference(rule, mine[place])
      if !lacks.isEmpty || !has.isEmpty {
        add(
          .ruleDiffers, "profile.accessRules[\(place)]", rule.name, perimeter: lacks, here: has)
      }
    }
    // What is no full list may leave out the very rule.
    guard isWhole else { return }
    for (number, rule) in mine.enumerated()
    where places[rule.name.lowercased()] == number && wanted[rule.name.lowercased()] == nil {
      add(
        .ruleBeyond, "profile.accessRules[\(number)]", rule.name,
        here: ConfigurationComparison.texts(rule))
    }
    found.relation =
      RuleComparison(
        ExistingRules([.init(key: configuration.profile, rules: profile.rules, extent: .complete)]),
        ExistingRules([.init(key: configuration.profile, rules: mine, extent: .complete)])
      ).relation
  }

  mutating func readIssues() {
    if let issues = configuration.issues {
      for (number, issue) in issues.enumerated() {
        add(.provisioningIssue, "provisioningIssues[\(number)]", issue.kind, issue: issue)
      }
    } else {
      found.doubts.append(.noIssues)
    }
    if let state = configuration.provisioningState, state.lowercased() != "succeeded" {
      add(.notProvisioned, "provisioningState", state)
    }
  }

  mutating func compareDiagnostics(with newest: RulesVersion?) {
    if let mine = configuration.diagnosticsVersion, newest?.isStrictlyNewer(than: mine) ?? false {
      add(
        .diagnosticsBehind, "profile.diagnosticSettingsVersion",
        perimeter: [newest?.text ?? ""], here: [mine.text])
    }
    guard let enabled = configuration.categories else {
      found.doubts.append(.noCategories)
      return
    }
    let known = enabled.map { LogCategory(spelling: $0) }
    if known.contains(nil) {
      found.doubts.append(.unknownCategories)
      // A single name that nobody knows may stand for all.
      if known.allSatisfy({ $0 == nil }) { return }
    }
    let off = LogCategory.allCases.filter { $0.isLive && !known.contains($0) }
    for (kind, isBlocker) in [
      (Reconciliation.Kind.blockerCategoryOff, true), (.categoryOff, false),
    ] {
      let names = off.filter { ($0.verdict == .wouldBeDenied) == isBlocker }.map(\.rawValue)
      if !names.isEmpty { add(kind, "profile.enabledLogCategories", perimeter: names) }
    }
  }

  private mutating func add(
    _ kind: Reconciliation.Kind, _ place: String, _ subject: String = "",
    perimeter: [String] = [], here: [String] = [], issue: ProvisioningIssue? = nil
  ) {
    found.findings.append(
      .init(
        kind, at: "\(configuration.path).\(place)", subject: subject, perimeter: perimeter,
        here: here, issue: issue))
  }

  /// By name in lower case; of two rules of a name the later counts.
  private static func places(of rules: [ExistingRule]) -> [String: Int] {
    Dictionary(
      rules.enumerated().map { ($0.element.name.lowercased(), $0.offset) },
      uniquingKeysWith: { _, later in later })
  }

  /// The direction in front: a rule of another is another altogether.
  private static func texts(_ rule: ExistingRule) -> [String] {
    [rule.direction.rawValue] + rule.elements.map(\.text)
  }

  /// Elements that only one of both has, in the order of its list, however the same is spelled.
  private static func difference(
    _ a: ExistingRule, _ b: ExistingRule
  ) -> (onlyA: [String], onlyB: [String]) {
    if a.direction != b.direction { return (texts(a), texts(b)) }
    let (mine, theirs) = (Set(a.elements.map(\.comparable)), Set(b.elements.map(\.comparable)))
    return (
      a.elements.filter { !theirs.contains($0.comparable) }.map(\.text),
      b.elements.filter { !mine.contains($0.comparable) }.map(\.text)
    )
  }
}
