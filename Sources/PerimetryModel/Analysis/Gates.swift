/// The gates with their thresholds, and the peers that a person let past them.
public struct Gates: Hashable, Sendable {
  public enum Action: String, CaseIterable, Sendable {
    /// Nothing is proposed for a peer that trips the gate.
    case remove
    /// The candidate says so, and comes after those that pass.
    case annotate
    case off
  }

  public struct Rule: Hashable, Sendable {
    /// The least that passes where ``Gate/isMinimum``, else the most. In the unit of the gate.
    public var threshold: Int64
    public var action: Action

    public init(_ threshold: Int64, _ action: Action) {
      self.threshold = threshold
      self.action = action
    }

    func stops(_ value: Int64, at gate: Gate) -> Bool {
      gate.isMinimum ? value < threshold : value > threshold
    }
  }

  /// By ``Gate/position``.
  private var rules: [Rule] = Gate.allCases.map { gate in
    switch gate {
    case .badNetworks: Rule(0, .remove)
    case .deniedShare: Rule(50, .remove)
    case .fanOut: Rule(50, .remove)
    case .lateBurst: Rule(75, .remove)
    case .deniedNeighbours: Rule(3, .remove)
    case .days: Rule(2, .annotate)
    case .events: Rule(3, .annotate)
    case .lastSeen: Rule(30, .annotate)
    }
  }
  /// A peer whose events all lie within so many hours came in a burst.
  public var burstHours: Int64 = 24
  /// ``Gate/lateBurst`` is judged where a profile was logged for at least so many days.
  public var windowDays: Int64 = 4
  /// For ``Gate/badNetworks``.
  public var badNetworks: [IPPrefix] = []
  /// Peers no gate stops.
  public var accepted: [PeerPattern] = []

  /// The documented defaults.
  public init() {}

  /// Asks nothing of any peer.
  public static var off: Gates {
    var gates = Gates()
    for gate in Gate.allCases { gates[gate].action = .off }
    return gates
  }

  public subscript(gate: Gate) -> Rule {
    get { rules[gate.position] }
    set { rules[gate.position] = newValue }
  }

  public var areOff: Bool { rules.allSatisfy { $0.action == .off } }

  public func accepts(_ peer: Peer) -> Bool { accepted.contains { $0.matches(peer) } }
}

extension Gates {
  /// One for each gate that is on, in their order.
  public func findings(_ values: GateValues) -> [GateFinding] {
    Gate.allCases.compactMap { gate in
      let rule = self[gate]
      return rule.action == .off ? nil : GateFinding(gate: gate, value: values[gate], rule: rule)
    }
  }

  public func tripped(_ values: GateValues) -> [GateFinding] {
    findings(values).filter(\.isTripped)
  }

  /// Whether ``tripped(_:)`` holds a gate of this action.
  public func areTripped(_ values: GateValues, by action: Action) -> Bool {
    Gate.allCases.contains { gate in
      let rule = self[gate]
      return rule.action == action && values[gate].map { rule.stops($0, at: gate) } ?? false
    }
  }

  /// The gates that keep a peer from having a rule; none for an accepted one.
  public func stops(_ summary: PeerSummary) -> [GateFinding] {
    if summary.isAccepted { return [] }
    return tripped(summary.gates).filter { $0.rule.action == .remove }
  }
}
