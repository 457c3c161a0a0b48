/// What the gates measured of one peer.
public struct GateValues: Hashable, Sendable {
  private static let unjudged = Int64.min

  /// By ``Gate/position``: a store may hold half a million peers, so they take no memory of their own.
  private var values = SIMD8<Int64>(repeating: unjudged)

  public init() {}

  /// `nil` where the gate does not apply or cannot be judged: that passes.
  public subscript(gate: Gate) -> Int64? {
    get {
      let value = values[gate.position]
      return value == GateValues.unjudged ? nil : value
    }
    set { values[gate.position] = newValue ?? GateValues.unjudged }
  }
}
