/// What could be tidied in the rules there are: elements that do nothing, or more than they are needed for.
public struct Hygiene: Hashable, Sendable {
  public enum Fault: String, CaseIterable, Comparable, Sendable {
    /// Lets nobody through, and takes its place all the same.
    case inert
    /// A prefix of addresses that never appear as public sources (domain.md §4.2).
    case ineffective
    /// Stands in an earlier place already.
    case duplicate
    /// Another element admits all that it admits.
    case shadowed
    /// Carried nothing of what was recorded.
    case unused
    /// Together with others it is one prefix, with none added.
    case joinable
    /// Admits more than was seen of what it carries.
    case wide
    /// A service tag that is for everybody, not for a service.
    case broadTag = "broad-tag"

    /// Whether the element can go as it is.
    public var isFreed: Bool {
      switch self {
      case .inert, .ineffective, .duplicate, .shadowed, .unused: true
      case .joinable, .wide, .broadTag: false
      }
    }

    public static func < (a: Fault, b: Fault) -> Bool { a.position < b.position }

    private var position: Int { Fault.allCases.firstIndex(of: self) ?? 0 }
  }

  /// An element by its rule.
  public struct Place: Hashable, Sendable {
    public var rule: String
    /// As the rule writes it.
    public var element: String

    public init(rule: String, element: String) {
      self.rule = rule
      self.element = element
    }
  }

  public struct Finding: Hashable, Sendable {
    public var fault: Fault
    public var place: Place
    /// The elements that make it so: the earlier one, the one that covers it, those it could be joined with.
    public var by: [Place]
    /// What would do in its stead; empty where nothing is needed.
    public var instead: [String]
    /// Of a ``Fault/wide`` prefix what the narrower one does not admit.
    public var spared: Exposure
    /// Events it carries.
    public var events: Int64

    public init(
      _ fault: Fault, _ place: Place, by: [Place] = [], instead: [String] = [],
      spared: Exposure = Exposure(), events: Int64 = 0
    ) {
      self.fault = fault
      self.place = place
      self.by = by
      self.instead = instead
      self.spared = spared
      self.events = events
    }
  }

  /// Where the logs and the replay of the rules say otherwise of who carries what.
  public struct Disagreement: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// The logs name the rule for traffic that it does not match: it was changed since, or another was meant.
      case doesNotMatch = "does-not-match"
      /// The logs name a rule that the files do not have.
      case notInFiles = "not-in-files"
      /// It matches traffic that a rule let through, and the logs name others for all of it.
      case neverNamed = "never-named"
    }

    public var kind: Kind
    public var rule: String
    public var events: Int64
    public var lastSeen: Timestamp

    public init(kind: Kind, rule: String, events: Int64, lastSeen: Timestamp) {
      self.kind = kind
      self.rule = rule
      self.events = events
      self.lastSeen = lastSeen
    }
  }

  /// One profile in one direction.
  public struct Part: Hashable, Sendable {
    public var profile: ProfileKey
    public var direction: Direction
    /// Elements that count against ``RuleSet/elementLimit``.
    public var used: Int
    /// Elements that could go without anything being let through less that was seen.
    public var freed: Int
    /// What was recorded that rules decide about; `nil` for nothing, and then nothing is called unused.
    public var watched: Tally?
    /// By fault; ``Fault/wide`` by what is spared, most first, the rest in the order of the rules.
    public var findings: [Finding]
    /// By rule, then kind.
    public var disagreements: [Disagreement]

    public init(
      profile: ProfileKey, direction: Direction, used: Int, freed: Int, watched: Tally?,
      findings: [Finding], disagreements: [Disagreement]
    ) {
      self.profile = profile
      self.direction = direction
      self.used = used
      self.freed = freed
      self.watched = watched
      self.findings = findings
      self.disagreements = disagreements
    }
  }

  /// By profile, then direction; only where there are rules.
  public var parts: [Part]
  /// By kind, most events first; of two perimeters by resource.
  public var traffic: [TrafficFinding]
  /// In the order in which they were asked about.
  public var pairs: [PairComparison]
  /// Whether the files hold a rule at all, looked at or not.
  public var hasRules: Bool

  public init(
    parts: [Part], traffic: [TrafficFinding] = [], pairs: [PairComparison] = [],
    hasRules: Bool = true
  ) {
    self.parts = parts
    self.traffic = traffic
    self.pairs = pairs
    self.hasRules = hasRules
  }
}
