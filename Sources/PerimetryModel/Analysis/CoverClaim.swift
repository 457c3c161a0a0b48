/// What a recommendation claims of the prefixes of one profile, as its document says.
public struct CoverClaim: Sendable {
  public struct Element: Sendable {
    public var prefix: IPPrefix
    public var peers: [IPAddress]
    /// ``Exposure/total``.
    public var exposure: UInt128

    public init(prefix: IPPrefix, peers: [IPAddress], exposure: UInt128) {
      self.prefix = prefix
      self.peers = peers
      self.exposure = exposure
    }
  }

  public struct Tag: Sendable {
    public var name: String
    public var peers: [IPAddress]
    /// ``Exposure/total``.
    public var exposure: UInt128

    public init(name: String, peers: [IPAddress], exposure: UInt128) {
      self.name = name
      self.peers = peers
      self.exposure = exposure
    }
  }

  public var profile: ProfileKey
  /// Elements that candidates of all kinds may take.
  public var budget: Int
  public var elements: [Element]
  public var leftOut: [IPAddress]
  /// Elements of other kinds, which share the budget.
  public var otherElements: Int
  /// Those of the elements of other kinds that are subscriptions.
  public var subscriptions: Set<SubscriptionID>
  /// Those that are service tags, which were chosen before the prefixes.
  public var tags: [Tag] = []
  public var exposure: UInt128
  public var frontier: [FrontierPoint]
  public var chosen: Int?
  public var fingerprint: UInt64?
  public var setting: CoverSetting
  /// What the rules of the profile hold, of every kind and both directions; as ``RuleElement/text``.
  public var ruleElements: [String]
  /// What is proposed, of every kind and both directions.
  public var candidates: [String]

  public init(
    profile: ProfileKey, budget: Int, elements: [Element], leftOut: [IPAddress], otherElements: Int,
    subscriptions: Set<SubscriptionID>, exposure: UInt128, frontier: [FrontierPoint], chosen: Int?,
    fingerprint: UInt64?, setting: CoverSetting = CoverSetting(), ruleElements: [String] = [],
    candidates: [String] = []
  ) {
    self.profile = profile
    self.budget = budget
    self.elements = elements
    self.leftOut = leftOut
    self.otherElements = otherElements
    self.subscriptions = subscriptions
    self.exposure = exposure
    self.frontier = frontier
    self.chosen = chosen
    self.fingerprint = fingerprint
    self.setting = setting
    self.ruleElements = ruleElements
    self.candidates = candidates
  }
}
