import PerimetryModel

/// The whole report as a value: all that was asked of a store once, for the page, a ticket and machines.
public struct ReportDocument: Sendable {
  /// With the coverage of the store.
  public var scope: ReportScope
  public var seal: ReportSeal
  public var coverage: Coverage
  public var days: VerdictDays
  public var byPeer: Denials
  public var byResource: Denials
  public var readiness: Readiness
  public var recommendation: Recommendation
  public var ruleSet: RuleSet
  /// Of all records that the recommendation cites.
  public var evidence: [RecordReference: Evidence]
  public var hours: [LoggedHours]
  /// A report of the drift since another moment; `nil` where there is nothing to compare with.
  public var change: Report?

  static let title = "What enforcement would deny"

  public init(
    scope: ReportScope, seal: ReportSeal, coverage: Coverage, days: VerdictDays, byPeer: Denials,
    byResource: Denials, readiness: Readiness, recommendation: Recommendation, ruleSet: RuleSet,
    evidence: [RecordReference: Evidence], hours: [LoggedHours], change: Report? = nil
  ) {
    self.scope = scope
    self.scope.coverage = coverage
    self.seal = seal
    self.coverage = coverage
    self.days = days
    self.byPeer = byPeer
    self.byResource = byResource
    self.readiness = readiness
    self.recommendation = recommendation
    self.ruleSet = ruleSet
    self.evidence = evidence
    self.hours = hours
    self.change = change
  }

  /// The text in a form; equal documents give equal bytes. Ends with a newline.
  /// - Throws: as ``Report/rendered(as:style:)``.
  public func rendered(as form: ReportForm) throws -> String {
    let style = TextStyle(width: 100, color: false)
    switch form {
    case .html: return ReportPage(self).text
    case .markdown: return try Report.document(self).rendered(as: .markdown, style: style)
    case .json: return try Report.document(self).rendered(as: .json, style: style)
    }
  }
}

extension ReportDocument {
  var silence: Silence { Silence(coverage: coverage, filter: scope.filter) }

  /// What restricts the report, and with what it was judged.
  var warnings: [Prose] {
    silence.warnings
      + (scope.ruleFiles.isEmpty
        ? []
        : [
          "Judged as if the rules of " + Prose(scope.ruleFiles.joined(separator: ", "))
            + " were in force: " + Prose("deploy what of them is not", tone: .strong)
            + " before anything is switched."
        ])
  }

  /// A command on the report's store with what restricts it.
  func command(_ words: String) -> String { scope.command(words + filter) }

  /// `recommend` as it would propose the same.
  func recommend(_ form: String) -> String {
    scope.command("recommend \(form)" + filter + blank(seal.proposal))
  }

  /// `ready` as it would judge the same.
  var ready: String {
    scope.command("ready --format csv" + filter + blank(seal.demands) + blank(seal.proposal))
  }

  private var filter: String {
    scope.filter.options.map { " --\($0.name) \(ShellWord($0.value))" }.joined()
  }

  private func blank(_ options: String) -> String { options.isEmpty ? "" : " " + options }
}
