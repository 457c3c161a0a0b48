import PerimetryModel

extension Reconciliation {
  /// Holds each configuration against its profile, each question by itself: what one file does not say is a doubt about that
  /// question only.
  /// - Parameters:
  ///   - rules: the perimeter's own.
  ///   - profiles: what the perimeter says of profiles; may be empty.
  ///   - history: flows, whose rules versions count; may be empty.
  /// - Complexity: linear in the flows; the elements of a profile, times the logarithm of their number.
  public init(
    _ configurations: [ResourceConfiguration], with rules: ExistingRules,
    profiles: [KnownProfile] = [], history: [Flow] = []
  ) {
    let logged = Reconciliation.newestVersions(in: history)
    self.init(
      entries: configurations.map { configuration in
        let known = profiles.filter { $0.key.canMean(configuration.profile) }
        var comparison = ConfigurationComparison(configuration)
        comparison.compareVersions(
          with: Reconciliation.newest(known.compactMap(\.rulesVersion)),
          logged: Reconciliation.newest(
            logged.filter { $0.key.canMean(configuration.profile) }.map(\.value)))
        comparison.compareRules(with: rules.profile(configuration.profile))
        comparison.readIssues()
        comparison.compareDiagnostics(
          with: Reconciliation.newest(known.compactMap(\.diagnosticsVersion)))
        return comparison.entry
      }
      .sorted {
        let (a, b) = ($0.configuration, $1.configuration)
        return a.resource == b.resource ? a.profile < b.profile : a.resource < b.resource
      })
  }

  private static func newestVersions(in history: [Flow]) -> [ProfileKey: RulesVersion] {
    var newest: [ProfileKey: RulesVersion] = [:]
    for flow in history {
      guard let version = flow.key.rulesVersion, version.number != nil else { continue }
      if newest[flow.key.profile].map(version.isStrictlyNewer) ?? true {
        newest[flow.key.profile] = version
      }
    }
    return newest
  }

  /// Of those that are numbers.
  private static func newest(_ versions: [RulesVersion]) -> RulesVersion? {
    versions.filter { $0.number != nil }.max { $1.isStrictlyNewer(than: $0) }
  }
}
