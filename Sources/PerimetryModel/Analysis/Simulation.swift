/// What a set of rules would have made of all that was recorded.
public struct Simulation: Sendable {
  /// What an element of a rule, or a whole rule, lets through.
  public struct Load: Hashable, Sendable {
    public var events: Int64 = 0
    public var peers = 0
    /// Of the events those that nothing else given lets through.
    public var eventsOnlyHere: Int64 = 0
    /// Distinct UTC days.
    public var days = 0
    public var lastSeen: Timestamp?

    public init() {}
  }

  /// What one of the rules given would have carried.
  public struct RuleUse: Sendable {
    public struct Element: Hashable, Sendable {
      /// As the rule writes it.
      public var text: String
      public var load: Load
      /// Whether nobody here can say whom it lets through.
      public var isOpaque: Bool

      public init(text: String, load: Load, isOpaque: Bool) {
        self.text = text
        self.load = load
        self.isOpaque = isOpaque
      }
    }

    public var profile: ProfileKey
    public var direction: Direction
    public var rule: String
    public var load: Load
    /// In the order of the rule.
    public var elements: [Element]
    /// Events that no rule let through when they were logged, and that only subscriptions would: on the strength of the
    /// calling resource that the log names, not of how it authenticated (domain.md §5.5).
    public var eventsBySubscription: Int64

    public init(
      profile: ProfileKey, direction: Direction, rule: String, load: Load, elements: [Element],
      eventsBySubscription: Int64 = 0
    ) {
      self.profile = profile
      self.direction = direction
      self.rule = rule
      self.load = load
      self.elements = elements
      self.eventsBySubscription = eventsBySubscription
    }

    /// Elements that carried nothing and could have.
    public var idle: [Element] {
      elements.filter { $0.load.events == 0 && !$0.isOpaque }
    }
  }

  public var settings: ReplaySettings
  /// Events and peers by what was logged and what would be, changed or not.
  public struct Total: Hashable, Sendable {
    public var from: Outcome?
    public var to: Ruling.Result
    public var events: Int64
    public var peers: Int

    public init(from: Outcome?, to: Ruling.Result, events: Int64, peers: Int) {
      self.from = from
      self.to = to
      self.events = events
      self.peers = peers
    }
  }

  /// Ordered by what was logged, then by what would be.
  public var totals: [Total]
  /// Denied first, those last that are expected to be, then allowed, then what cannot be told; most events first.
  public var changes: [Change]
  /// By profile, direction and rule.
  public var uses: [RuleUse]
  /// Logged profiles of which no rules were given.
  public var profilesWithoutRules: [ProfileKey]

  public init(
    settings: ReplaySettings, totals: [Total], changes: [Change], uses: [RuleUse],
    profilesWithoutRules: [ProfileKey]
  ) {
    self.settings = settings
    self.totals = totals
    self.changes = changes
    self.uses = uses
    self.profilesWithoutRules = profilesWithoutRules
  }

  /// Whether the rules decide anything of the traffic: where they do not, that nothing would be denied is no all-clear.
  public var isAnythingKnown: Bool {
    if changes.isEmpty || changes.contains(where: { $0.to != .cannotTell }) { return true }
    return !uses.isEmpty && totals.contains { $0.to == .allowed || $0.to == .denied }
  }
}

extension Simulation {
  /// What changes are told apart by where they are summed.
  public enum Part: Hashable, Sendable {
    /// Let through, and would be denied, though nobody decided that it should.
    case lost
    /// Let through, and would be denied, as somebody decided.
    case expected
    /// Denied, and would be let through.
    case admitted
    /// Nobody can tell what would become of it.
    case unclear
  }

  public struct Amount: Hashable, Sendable {
    public var events: Int64
    public var peers: Int

    public init(events: Int64 = 0, peers: Int = 0) {
      (self.events, self.peers) = (events, peers)
    }
  }

  public func changes(of part: Part) -> [Change] { changes.filter { $0.part == part } }

  /// Of the changes that are told apart as parts.
  public func amounts(by part: (Change) -> Part? = { $0.part }) -> [Part: Amount] {
    var sums: [Part: (events: Int64, peers: Set<Peer>)] = [:]
    // What is of one part stands together: its sum is taken out and changed in place.
    var (current, sum): (Part?, (events: Int64, peers: Set<Peer>)) = (nil, (0, []))
    func close() { if let current { sums[current] = sum } }
    for change in changes {
      guard let part = part(change) else { continue }
      if part != current {
        close()
        (current, sum) = (part, sums.removeValue(forKey: part) ?? (0, []))
      }
      sum.events = sum.events.addingSaturating(change.tally.events)
      sum.peers.insert(change.peer)
    }
    close()
    return sums.mapValues { Amount(events: $0.events, peers: $0.peers.count) }
  }
}
