import PerimetryModel

/// Which decision speaks of a flow: of several the one with the narrowest prefix, then the first in order.
public struct DecisionIndex: Sendable {
  private struct Entry {
    let decision: Decision
    let filter: FlowFilter
    let pattern: PeerPattern
  }

  /// Narrowest first.
  private let entries: [Entry]

  /// - Parameter decisions: those that are in force.
  public init(_ decisions: Decisions) {
    entries = decisions.entries.enumerated().map { index, decision in
      var filter = FlowFilter()
      filter.perimeter = decision.perimeter.isEmpty ? nil : decision.perimeter
      filter.profile = decision.profile.isEmpty ? nil : decision.profile
      filter.direction = decision.direction
      let pattern = PeerPattern(decision.peer)
      filter.peer = pattern
      return (index, Entry(decision: decision, filter: filter, pattern: pattern))
    }
    .sorted { ($0.1.pattern.width, $0.0) < ($1.1.pattern.width, $1.0) }.map(\.1)
  }

  public func decision(on key: FlowKey) -> Decision? {
    entries.first { $0.filter.matches(key) }?.decision
  }

  /// Whether somebody decided that a flow is not to be let through.
  func keepsOut(_ key: FlowKey) -> Bool {
    if entries.isEmpty { return false }
    return decision(on: key).map { $0.kind != .accepted } ?? false
  }

  /// Sets apart what would be denied and is not to be let through.
  public func judge(_ assessments: [Assessment]) -> [Assessment] {
    if entries.isEmpty { return assessments }
    return assessments.map { assessment in
      guard assessment.verdict == .wouldBeDenied,
        let decision = decision(on: assessment.flow.key), decision.kind != .accepted
      else { return assessment }
      var assessment = assessment
      assessment.cause = .decided(decision)
      return assessment
    }
  }

  /// Marks candidates all of whose peers are to be let through.
  public func mark(_ recommendation: Recommendation) -> Recommendation {
    if entries.isEmpty { return recommendation }
    var recommendation = recommendation
    for part in recommendation.parts.indices {
      let (profile, direction) =
        (recommendation.parts[part].profile, recommendation.parts[part].direction)
      for index in recommendation.parts[part].candidates.indices {
        let peers = recommendation.parts[part].candidates[index].peers
        if peers.allSatisfy({ accepts($0.peer, profile, direction) }) {
          recommendation.parts[part].candidates[index].notes.insert(.accepted)
        }
      }
    }
    return recommendation
  }

  /// Marks what would be denied of those that somebody decided not to let through, and puts it behind what nobody expects.
  public func mark(_ simulation: Simulation) -> Simulation {
    if entries.isEmpty { return simulation }
    var simulation = simulation
    for index in simulation.changes.indices {
      let change = simulation.changes[index]
      guard change.from == .approved, change.to == .denied,
        let decision = decision(on: change.peer, change.profile, change.direction),
        decision.kind != .accepted
      else { continue }
      simulation.changes[index].decision = decision
    }
    let end = simulation.changes.firstIndex { $0.to != .denied } ?? simulation.changes.count
    let denied = simulation.changes[..<end]
    simulation.changes =
      denied.filter { $0.decision == nil } + denied.filter { $0.decision != nil }
      + simulation.changes[end...]
    return simulation
  }

  /// Whether somebody decided that a peer is to be let through: no gate stops it then.
  func accepts(_ peer: Peer, _ profile: ProfileKey, _ direction: Direction) -> Bool {
    if entries.isEmpty { return false }
    return decision(on: peer, profile, direction)?.kind == .accepted
  }

  /// On a peer at any resource: decisions name none.
  private func decision(
    on peer: Peer, _ profile: ProfileKey, _ direction: Direction
  ) -> Decision? {
    let category: LogCategory =
      direction == .inbound
      ? .publicInboundResourceRulesAllowed : .publicOutboundResourceRulesAllowed
    return decision(
      on: FlowKey(
        profile: profile, resource: ResourceID(""), direction: direction,
        category: .known(category), peer: peer))
  }
}

extension PeerPattern {
  /// Bits that a prefix leaves open; names are narrow, all names below another are not.
  fileprivate var width: Int {
    switch self {
    case .prefix(let prefix): prefix.family.width - prefix.length
    case .domain, .text: 0
    case .subdomains: 1
    }
  }
}
