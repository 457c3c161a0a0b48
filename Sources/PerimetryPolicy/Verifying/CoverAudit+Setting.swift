import PerimetryModel

extension CoverAudit {
  /// What stands around the prefixes: existing rules and decisions only where there are any.
  var setting: [CoverVerdict.Check] {
    var checks: [CoverVerdict.Check] = []
    let (claimed, actual) = (claim.setting, question.setting)
    if claimed.used != nil || actual.used != nil {
      checks.append(
        .init(
          .existing, fault: existingFault,
          figure: "\(actual.used ?? 0) elements in use, \(actual.covered.count) peers let through"))
    }
    if !(claimed.decided.isEmpty && actual.decided.isEmpty) {
      checks.append(
        .init(
          .decisions,
          fault: CoverAudit.difference(
            claimed.decided, actual.decided, remedy: "give the same --decisions and --as-of"),
          figure: "\(actual.decided.count) peers not to be let in"))
    }
    let fault =
      CoverAudit.difference(claimed.withheld, actual.withheld)
      ?? CoverAudit.difference(claimed.incurable, actual.incurable)
      ?? CoverAudit.difference(claimed.subscribed, actual.subscribed)
    checks.append(
      .init(
        .gates, fault: fault,
        figure: "\(actual.withheld.count) peers stopped, \(actual.incurable.count) incurable"))
    return checks
  }

  private var existingFault: String? {
    let (claimed, actual) = (claim.setting, question.setting)
    if claimed.used != actual.used {
      return "the file counts \(CoverAudit.text(claimed.used)) of existing rules, and there are "
        + "\(CoverAudit.text(actual.used)); give the same --rules"
    }
    return CoverAudit.difference(claimed.covered, actual.covered, remedy: "give the same --rules")
  }

  private static func text(_ used: Int?) -> String { used.map { "\($0) elements" } ?? "none" }

  /// The first peer that only one side mentions, or mentions otherwise.
  private static func difference(
    _ claimed: Set<CoverSetting.Mention>, _ actual: Set<CoverSetting.Mention>,
    remedy: String? = nil
  ) -> String? {
    guard let first = claimed.symmetricDifference(actual).min() else { return nil }
    let others = actual.filter { $0.peer == first.peer }.subtracting(claimed).sorted()
    let found = others.map { "\($0.events) events, \($0.reason)" }.joined(separator: "; ")
    let words =
      claimed.contains(first) || claimed.contains { $0.peer == first.peer }
      ? "\(first.peer) is listed, and the store says "
        + (found.isEmpty ? "nothing of the kind" : found)
      : "\(first.peer) is not listed: \(found)"
    return words + (remedy.map { "; \($0)" } ?? "")
  }
}
