/// What a gate says of a peer.
public struct GateFinding: Hashable, Sendable {
  public var gate: Gate
  /// `nil` where the gate does not apply or cannot be judged.
  public var value: Int64?
  public var rule: Gates.Rule

  public init(gate: Gate, value: Int64?, rule: Gates.Rule) {
    self.gate = gate
    self.value = value
    self.rule = rule
  }

  public var isTripped: Bool { value.map { rule.stops($0, at: gate) } ?? false }
}
