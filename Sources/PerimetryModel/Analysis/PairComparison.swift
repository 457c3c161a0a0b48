/// The rules of two sides that ought to admit the same, such as the two of a geo pair (domain.md §3.2).
public struct PairComparison: Hashable, Sendable {
  /// Why nothing can be compared.
  public enum Doubt: String, CaseIterable, Sendable {
    /// No record and no file knows a resource or profile of the name.
    case unknown
    /// Several profiles could be meant.
    case ambiguous
    /// No file holds the rules of its profile.
    case noRules = "no-rules"
  }

  public struct Side: Hashable, Sendable {
    /// As it was named: a resource, or a profile.
    public var name: String
    /// `nil` where none can be told.
    public var profile: ProfileKey?
    public var doubt: Doubt?
    /// What the resource, or the profile, logged; `nil` for nothing.
    public var tally: Tally?

    public init(
      name: String, profile: ProfileKey? = nil, doubt: Doubt? = nil, tally: Tally? = nil
    ) {
      self.name = name
      self.profile = profile
      self.doubt = doubt
      self.tally = tally
    }
  }

  public var a: Side
  public var b: Side
  /// Both directions, under the profile of a; empty where one side is in doubt.
  public var parts: [RuleComparison.Part]

  public init(a: Side, b: Side, parts: [RuleComparison.Part]) {
    self.a = a
    self.b = b
    self.parts = parts
  }

  public var isInDoubt: Bool { a.doubt != nil || b.doubt != nil }

  public var differs: Bool { parts.contains { $0.relation != .equal } }
}
