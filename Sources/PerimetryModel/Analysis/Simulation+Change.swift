extension Simulation {
  /// Traffic of one peer with one resource that would fare otherwise than it did.
  ///
  /// What it says is shared, not copied, as in ``Flow``: there may be one for every flow, and a report looks at each several
  /// times.
  public struct Change: Sendable {
    private final class Storage: Sendable {
      let profile: ProfileKey
      let resource: ResourceID
      let direction: Direction
      let peer: Peer
      let from: Outcome
      let to: Ruling.Result
      let causes: [Ruling.Cause]
      let rules: [String]
      let tally: Tally
      let nearest: NearestElement?
      let references: RecordReferences
      let decision: Decision?

      init(
        _ profile: ProfileKey, _ resource: ResourceID, _ direction: Direction, _ peer: Peer,
        _ from: Outcome, _ to: Ruling.Result, _ causes: [Ruling.Cause], _ rules: [String],
        _ tally: Tally, _ nearest: NearestElement?, _ references: RecordReferences,
        _ decision: Decision?
      ) {
        (self.profile, self.resource, self.direction) = (profile, resource, direction)
        (self.peer, self.from, self.to) = (peer, from, to)
        (self.causes, self.rules, self.tally) = (causes, rules, tally)
        (self.nearest, self.references, self.decision) = (nearest, references, decision)
      }
    }

    private let storage: Storage

    public init(
      profile: ProfileKey, resource: ResourceID, direction: Direction, peer: Peer, from: Outcome,
      to: Ruling.Result, causes: [Ruling.Cause], rules: [String], tally: Tally,
      nearest: NearestElement?, references: RecordReferences, decision: Decision? = nil
    ) {
      storage = Storage(
        profile, resource, direction, peer, from, to, causes, rules, tally, nearest, references,
        decision)
    }

    public var profile: ProfileKey { storage.profile }
    public var resource: ResourceID { storage.resource }
    public var direction: Direction { storage.direction }
    public var peer: Peer { storage.peer }
    /// What was logged.
    public var from: Outcome { storage.from }
    /// What the rules say; never what was logged.
    public var to: Ruling.Result { storage.to }
    public var causes: [Ruling.Cause] { storage.causes }
    /// The rules the logs name, or the rules that let it through now.
    public var rules: [String] { storage.rules }
    public var tally: Tally { storage.tally }
    /// Set where it would be denied for want of a rule, and a rule of the profile has an element that could be near.
    public var nearest: NearestElement? { storage.nearest }
    /// Records of the part with most events: the first, the last and the largest.
    public var references: RecordReferences { storage.references }
    /// Set where it would be denied and somebody decided that it is not to be let through.
    public var decision: Decision? {
      get { storage.decision }
      set {
        self = Self(
          profile: profile, resource: resource, direction: direction, peer: peer, from: from,
          to: to,
          causes: causes, rules: rules, tally: tally, nearest: nearest, references: references,
          decision: newValue)
      }
    }
  }
}

extension Simulation.Change {
  /// `nil` for what was denied and would be denied for another reason.
  public var part: Simulation.Part? {
    switch (from, to) {
    case (_, .cannotTell): .unclear
    case (.approved, .denied): decision == nil ? .lost : .expected
    case (.denied, .allowed): .admitted
    default: nil
    }
  }
}
