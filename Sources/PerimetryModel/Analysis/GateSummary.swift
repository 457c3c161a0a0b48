/// What a gate says of the peers of a candidate.
public struct GateSummary: Hashable, Sendable {
  public var gate: Gate
  public var rule: Gates.Rule
  /// Peers it judged and passed, tripped, and could not judge: all peers of the candidate.
  public var passed = 0
  public var tripped = 0
  public var unjudged = 0
  /// The value farthest towards the wrong side of the threshold; `nil` where it judged none.
  public var worst: Int64?

  public init(gate: Gate, rule: Gates.Rule) {
    self.gate = gate
    self.rule = rule
  }

  mutating func add(_ finding: GateFinding) {
    guard let value = finding.value else {
      unjudged += 1
      return
    }
    if finding.isTripped { tripped += 1 } else { passed += 1 }
    worst = worst.map { gate.isMinimum ? min($0, value) : max($0, value) } ?? value
  }
}

extension Candidate {
  /// One for each gate that is on, in their order.
  public func gateSummaries(_ gates: Gates) -> [GateSummary] {
    var summaries = gates.findings(GateValues()).map { GateSummary(gate: $0.gate, rule: $0.rule) }
    for peer in peers {
      for (index, finding) in gates.findings(peer.gates).enumerated() {
        summaries[index].add(finding)
      }
    }
    return summaries
  }

  /// Gates that every peer of the candidate trips: what lowers its rank.
  public func weaknesses(_ gates: Gates) -> Int {
    gateSummaries(gates).count { $0.tripped == peers.count && $0.tripped > 0 }
  }
}
