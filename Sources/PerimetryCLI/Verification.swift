import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

/// `recommend --verify FILE`: recomputes from the store what a recommendation claims.
struct Verification {
  let file: String
  let question: Question
  let existing: ExistingRules

  /// - Throws: ``FileProblem`` where the file cannot be read, or speaks about other traffic.
  func report() throws -> (report: Report, holds: Bool) {
    let claim: RecommendationClaim
    do {
      claim = try RecommendationClaim(
        Data(contentsOf: URL(fileURLWithPath: file)), named: file)
    } catch let error as ClaimError {
      throw FileProblem(path: file, reason: "\(error)")
    } catch let error as RuleSetError {
      throw error
    } catch {
      throw FileProblem(path: file, reason: "cannot be read")
    }
    let assessments = try question.assessments()
    let scope = question.scope(of: assessments)
    guard claim.filter == scope.filterTexts else {
      let wanted = claim.filter.sorted { $0.key < $1.key }.map { "--\($0.key) \($0.value)" }
      throw FileProblem(
        path: file,
        reason: "was made with "
          + (wanted.isEmpty ? "no filter" : wanted.joined(separator: " "))
          + "; verify it with the same")
    }
    let others = Dictionary(
      claim.covers.map { ($0.profile, $0.subscriptions) }, uniquingKeysWith: { $0.union($1) })
    let questions = Dictionary(
      uniqueKeysWithValues: Recommender(
        options: claim.options, existing: existing, decided: question.decided
      )
      .questions(for: assessments, history: question.history, besides: others)
      .map { ($0.profile, $0) })
    let profiles = Set(claim.covers.filter { $0.fingerprint != nil }.map(\.profile))
      .union(questions.keys)
    let verdicts = profiles.sorted().map { profile in
      let cover =
        claim.covers.first { $0.profile == profile }
        ?? CoverClaim(
          profile: profile, budget: claim.options.budget, elements: [], leftOut: [],
          otherElements: 0, subscriptions: [],
          exposure: 0, frontier: [], chosen: nil, fingerprint: nil)
      let asked = questions[profile] ?? CoverQuestion(profile: profile, weights: [:], barred: [])
      return CoverAudit(cover, of: asked, options: claim.options).verdict
    }
    return (
      .verification(verdicts, of: file, scope: scope), verdicts.allSatisfy(\.holds)
    )
  }
}
