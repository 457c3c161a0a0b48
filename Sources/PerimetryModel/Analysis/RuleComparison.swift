/// What each of two sets of rules admits that the other does not.
public struct RuleComparison: Hashable, Sendable {
  /// How what B admits stands to what A admits.
  public enum Relation: String, CaseIterable, Sendable {
    case equal
    /// B admits all that A admits, and more.
    case wider
    /// A admits all that B admits, and more.
    case narrower
    /// Each admits something the other does not.
    case neither
  }

  /// Where a surplus of addresses makes a difference: service tags are heeded by some services only (domain.md §7).
  public enum Reach: String, CaseIterable, Sendable {
    case everywhere
    case whereTagsAreHeeded = "where-tags-are-heeded"
    case whereTagsAreNotHeeded = "where-tags-are-not-heeded"
  }

  public enum Kind: String, CaseIterable, Sendable {
    case prefix
    case subscription
    case serviceTag = "service-tag"
    case perimeter
    case domain = "fqdn"
  }

  /// Something that one set admits and the other does not.
  public struct Surplus: Hashable, Sendable {
    public var kind: Kind
    /// As a rule would write it. Of a wildcard the other set may admit a part.
    public var text: String
    /// What is admitted by one of the two only: the first address of a prefix, a name; otherwise the text.
    public var witness: String
    /// The rules that admit the witness, by name.
    public var rules: [String]
    public var reach: Reach
    /// Of a prefix its addresses; otherwise nothing.
    public var size: Exposure

    public init(
      kind: Kind, text: String, witness: String, rules: [String], reach: Reach = .everywhere,
      size: Exposure = Exposure()
    ) {
      self.kind = kind
      self.text = text
      self.witness = witness
      self.rules = rules
      self.reach = reach
      self.size = size
    }
  }

  /// What is admitted by one of the two only.
  public struct Difference: Hashable, Sendable {
    /// Addresses in ascending order, then the rest by kind and text.
    public var items: [Surplus]
    /// Of all addresses, each once.
    public var size: Exposure

    public init(items: [Surplus] = [], size: Exposure = Exposure()) {
      self.items = items
      self.size = size
    }
  }

  public struct Part: Hashable, Sendable {
    public var profile: ProfileKey
    public var direction: Direction
    public var onlyInA: Difference
    public var onlyInB: Difference

    public init(
      profile: ProfileKey, direction: Direction, onlyInA: Difference, onlyInB: Difference
    ) {
      self.profile = profile
      self.direction = direction
      self.onlyInA = onlyInA
      self.onlyInB = onlyInB
    }

    public var relation: Relation {
      switch (onlyInA.items.isEmpty, onlyInB.items.isEmpty) {
      case (true, true): .equal
      case (true, false): .wider
      case (false, true): .narrower
      case (false, false): .neither
      }
    }
  }

  /// By profile, then direction; both directions of every profile that either set speaks of.
  public var parts: [Part]
  /// Profiles of which only the other set speaks; by key.
  public var missingInA: [ProfileKey]
  public var missingInB: [ProfileKey]

  public init(parts: [Part], missingInA: [ProfileKey] = [], missingInB: [ProfileKey] = []) {
    self.parts = parts
    self.missingInA = missingInA
    self.missingInB = missingInB
  }

  /// Of all parts together.
  public var relation: Relation {
    let relations = Set(parts.map(\.relation)).subtracting([.equal])
    return relations.count > 1 ? .neither : relations.first ?? .equal
  }

  /// Addresses that only B admits.
  public var exposed: Exposure { parts.reduce(Exposure()) { $0 + $1.onlyInB.size } }

  /// Addresses that only A admits.
  public var closed: Exposure { parts.reduce(Exposure()) { $0 + $1.onlyInA.size } }

  /// Service tags that only B admits and whose addresses are not known: ``exposed`` does not count them. By name.
  public var uncountedInB: [String] { uncounted(\.onlyInB) }

  /// Those that only A admits, which ``closed`` does not count.
  public var uncountedInA: [String] { uncounted(\.onlyInA) }

  private func uncounted(_ side: KeyPath<Part, Difference>) -> [String] {
    let tags = parts.lazy.flatMap { $0[keyPath: side].items }.filter { $0.kind == .serviceTag }
    return Set(tags.map(\.text)).sorted()
  }
}
