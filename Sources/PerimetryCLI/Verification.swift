import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import PerimetryPolicy

/// `recommend --verify FILE`: recomputes from the store what a recommendation claims.
struct Verification {
  let file: String
  var question: Question
  let existing: ExistingRules

  /// - Throws: ``FileProblem`` where the file cannot be read, or speaks about other traffic.
  mutating func report() throws -> (report: Report, holds: Bool) {
    let data: Data
    var claim: RecommendationClaim
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: file))
      guard data.count <= Verification.mostBytes else { throw tooLarge(data.count) }
      claim = try RecommendationClaim(data, named: file)
    } catch let error as ClaimError {
      throw FileProblem(path: file, reason: "\(error)")
    } catch let error as RuleSetError {
      throw error
    } catch let problem as FileProblem {
      throw problem
    } catch {
      throw FileProblem(path: file, reason: "cannot be read")
    }
    claim.options.serviceTags = try serviceTags(of: claim)
    question.serviceTags = claim.options.serviceTags
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
      .questions(
        for: assessments, history: question.history, besides: others, tags: tags(of: claim)
      )
      .map { ($0.profile, $0) })
    let profiles = Set(claim.covers.map(\.profile)).union(questions.keys)
    let document = try DocumentAudit(
      data, against: Data(try recomputed(claim.options, assessments, scope).utf8))
    let verdicts = try profiles.sorted().map { profile in
      let cover =
        claim.covers.first { $0.profile == profile }
        ?? CoverClaim(
          profile: profile, budget: claim.options.budget, elements: [], leftOut: [],
          otherElements: 0, subscriptions: [],
          exposure: 0, frontier: [], chosen: nil, fingerprint: nil)
      let asked = questions[profile] ?? CoverQuestion(profile: profile, weights: [:], barred: [])
      var verdict = CoverAudit(cover, of: asked, options: claim.options).verdict
      verdict.checks.append(try document.check(profile))
      return verdict
    }
    return (
      .verification(verdicts, of: file, options: claim.options, scope: scope),
      verdicts.allSatisfy(\.holds)
    )
  }

  /// Both documents are in memory, and a profile of each as values where they differ.
  private static let mostBytes = 1 << 27

  private func tooLarge(_ count: Int) -> FileProblem {
    FileProblem(
      path: file,
      reason:
        "\(count >> 20) MiB are more than the \(Verification.mostBytes >> 20) that can be verified; make and verify a "
        + "file for each profile or resource (--profile, --resource)")
  }

  /// The document that the store gives under the options of the file.
  private func recomputed(
    _ options: Recommendation.Options, _ assessments: [Assessment], _ scope: ReportScope
  ) throws -> String {
    let recommendation = question.decided.mark(
      Recommender(options: options, existing: existing, decided: question.decided)
        .recommend(for: assessments, history: question.history))
    return try Report.recommendation(
      recommendation, ruleSet: recommendation.ruleSet(beside: existing),
      evidence: try question.store.evidence(for: recommendation.references(for: .json)),
      scope: scope
    ).rendered(as: .json, style: Console.style)
  }

  /// Those given, put to the use that the file was made with.
  private func serviceTags(of claim: RecommendationClaim) throws -> ServiceTagUse? {
    guard let made = claim.tagUse else {
      if question.serviceTags == nil { return nil }
      throw FileProblem(
        path: file, reason: "was made without service tags; verify it without --service-tags")
    }
    guard let given = question.serviceTags?.tags, given.changeNumber == made.changeNumber else {
      throw FileProblem(
        path: file,
        reason: "was made with the service tags of change number \(made.changeNumber)"
          + (question.serviceTags.map { ", not \($0.tags.changeNumber)" } ?? "")
          + "; verify it with that file as --service-tags")
    }
    return ServiceTagUse(
      given, isPreferred: made.isPreferred, takesBroad: made.takesBroad,
      furtherServices: made.furtherServices)
  }

  private func tags(of claim: RecommendationClaim) -> [ProfileKey: [ServiceTag]] {
    Dictionary(
      claim.covers.map { cover in
        (
          cover.profile,
          cover.tags.compactMap { claim.options.serviceTags?.tags.tag(named: $0.name) }
        )
      }, uniquingKeysWith: +)
  }
}
