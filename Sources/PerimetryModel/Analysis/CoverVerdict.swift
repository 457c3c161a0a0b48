/// What an independent recomputation says of a claimed optimum.
public struct CoverVerdict: Sendable {
  public enum Aspect: String, CaseIterable, Sendable {
    /// The store asks what was asked when the claim was made.
    case question
    /// The existing rules use what the claim says of the budget, and let through whom it says.
    case existing
    /// Whom decisions keep out.
    case decisions
    /// Whom gates keep out, and whom no prefix could let in.
    case gates
    /// Prefixes are canonical, disjoint, no wider than allowed, within the budget, and hold nobody they must not.
    case constraints
    /// The rules hold what is proposed, what an existing rule of the name holds, and nothing else.
    case rules
    /// Each element lets in the peers it claims, and exactly the rest is left out.
    case coverage
    case exposure
    /// No set of as many prefixes does better: for every number of elements, by another algorithm.
    case lowerBound = "lower-bound"
    /// The point proposed is the one that the options ask for.
    case choice
    /// The service tags let in the sources they say and none they must not; only looked at where there are any.
    case serviceTags = "service-tags"
    /// Everything else that the document says of the profile, both directions, is what the store gives.
    case document
  }

  public struct Check: Sendable {
    public var aspect: Aspect
    /// What is wrong; `nil` where it holds.
    public var fault: String?
    /// What was recomputed.
    public var figure: String

    public init(_ aspect: Aspect, fault: String?, figure: String) {
      self.aspect = aspect
      self.fault = fault
      self.figure = figure
    }
  }

  public var profile: ProfileKey
  public var checks: [Check]
  /// Whether the point proposed is claimed, and thereby proven, to be the best.
  public var isOptimal = true

  public init(profile: ProfileKey, checks: [Check]) {
    self.profile = profile
    self.checks = checks
  }

  public var holds: Bool { checks.allSatisfy { $0.fault == nil } }
}
