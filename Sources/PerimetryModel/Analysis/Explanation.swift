/// Everything known about a peer or a rule: its flows, their verdicts, and raw records.
public struct Explanation: Sendable {
  /// A record read back from its file.
  public struct Exhibit: Hashable, Sendable {
    public enum Raw: Hashable, Sendable {
      case text(String)
      /// What stands at the place; the reason why nobody can tell whether it still is the record.
      case unverified(String, reason: String)
      /// The copy kept in the store, which has this hash (XXH64 of its bytes); the reason why the file does not show it.
      case copy(String, hash: UInt64, reason: String)
      /// The file cannot be read, or holds something else at that place now; the reason.
      case unavailable(String)
    }

    public var evidence: Evidence
    public var raw: Raw

    public init(evidence: Evidence, raw: Raw) {
      self.evidence = evidence
      self.raw = raw
    }
  }

  /// An element of the rules given that is asked about, by itself or by its rule.
  public struct Given: Hashable, Sendable {
    /// Perimeter and name may be empty where the file does not say.
    public var profile: ProfileKey
    public var direction: Direction
    public var rule: String
    /// As the rule writes it; `nil` of a rule that holds none.
    public var element: String?

    public init(profile: ProfileKey, direction: Direction, rule: String, element: String?) {
      self.profile = profile
      self.direction = direction
      self.rule = rule
      self.element = element
    }
  }

  /// As asked.
  public var subject: String
  /// Ordered by flow key.
  public var assessments: [Assessment]
  public var exhibits: [Exhibit]
  /// What rules that were given make of the flows; ordered by flow key.
  public var trials: [RuleTrial]
  /// Where the rules given hold what was asked about; in the order of the files.
  public var given: [Given]
  /// Whether any rules were given.
  public var isTried: Bool

  public init(
    subject: String, assessments: [Assessment], exhibits: [Exhibit], trials: [RuleTrial] = [],
    given: [Given] = [], isTried: Bool = false
  ) {
    self.subject = subject
    self.assessments = assessments
    self.exhibits = exhibits
    self.trials = trials
    self.given = given
    self.isTried = isTried
  }
}
