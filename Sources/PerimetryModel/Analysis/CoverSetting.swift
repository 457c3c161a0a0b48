/// What an optimum was asked for beside: the rules there are, and the peers that are in no question of prefixes, each with
/// what keeps it out.
public struct CoverSetting: Hashable, Sendable {
  /// A peer with the events that are in no question, and the word for why.
  public struct Mention: Hashable, Sendable, Comparable {
    public var peer: String
    public var events: Int64
    /// A rule's name, a decision, the gates that stopped it, an obstacle, a subscription.
    public var reason: String

    public init(peer: String, events: Int64, reason: String) {
      self.peer = peer
      self.events = events
      self.reason = reason
    }

    public static func < (a: Mention, b: Mention) -> Bool {
      (a.peer, a.reason, a.events) < (b.peer, b.reason, b.events)
    }
  }

  /// Elements that existing rules use of the budget; `nil` where nobody said what there is.
  public var used: Int?
  /// By existing rule.
  public var covered: Set<Mention> = []
  /// By kind of decision.
  public var decided: Set<Mention> = []
  /// By the gates, in their order.
  public var withheld: Set<Mention> = []
  /// By obstacle.
  public var incurable: Set<Mention> = []
  /// By the proposed subscription that lets them through, as a rule writes it.
  public var subscribed: Set<Mention> = []

  public init() {}
}
