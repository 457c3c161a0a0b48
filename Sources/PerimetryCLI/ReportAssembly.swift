import PerimetryModel
import PerimetryOutput
import PerimetryPolicy
import PerimetryStore

/// Asks the store all that a report shows.
struct ReportAssembly {
  let question: Question
  let options: Recommendation.Options
  let settings: ReadinessSettings
  /// Resources there are, logged or not.
  let known: [KnownResource]
  /// Makes the seal of the fingerprint.
  let seal: ([UInt8]) -> ReportSeal

  var ruleFiles: [String] = []
  var decisionsFile: String?
  var serviceTagsFile: String?
  var change: Report?

  init(
    question: Question, options: Recommendation.Options, settings: ReadinessSettings,
    known: [KnownResource], seal: @escaping ([UInt8]) -> ReportSeal
  ) {
    self.question = question
    self.options = options
    self.settings = settings
    self.known = known
    self.seal = seal
  }

  /// - Parameter look: is shown what was judged.
  func document(_ look: ([Assessment]) -> Void) throws -> ReportDocument {
    let (store, existing) = (question.store, question.existing)
    let assessments = try question.assessments()
    look(assessments)
    let recommendation = question.decided.mark(
      Recommender(options: options, existing: existing, decided: question.decided)
        .recommend(for: assessments, history: question.history))
    let readiness = ReadinessBoard(
      settings: settings, filter: question.filter, history: question.history,
      gaps: question.coverage.gaps, hours: try store.hoursByPerimeter(), existing: existing,
      known: known
    ).readiness(of: assessments, recommendation: recommendation)
    return ReportDocument(
      scope: scope(of: assessments),
      seal: seal(try store.fingerprint()),
      coverage: question.coverage, days: VerdictDays(of: try question.assessments(by: .day)),
      byPeer: Denials(of: assessments, by: .peer),
      byResource: Denials(of: assessments, by: .resource), readiness: readiness,
      recommendation: recommendation, ruleSet: recommendation.ruleSet(beside: existing),
      evidence: try store.evidence(for: recommendation.references(for: .json)),
      hours: try store.loggedHours().compactMap { $0.within(question.filter) }, change: change)
  }

  private func scope(of assessments: [Assessment]) -> ReportScope {
    var scope = question.scope(of: assessments)
    // Where a store lies is no part of what it holds: moved or named otherwise, it gives the same report.
    scope.store = question.store.path.split(separator: "/").last.map(String.init) ?? ""
    scope.ruleFiles = ruleFiles
    scope.decisionsFile = decisionsFile
    scope.serviceTagsFile = serviceTagsFile
    return scope
  }
}
