/// What other options would propose, beside what is proposed.
public struct Alternative: Sendable {
  /// A profile in one direction, where something differs.
  public struct Part: Sendable {
    public var profile: ProfileKey
    public var direction: Direction
    /// Peers that would have a rule, with its element; ordered by peer.
    public var appearing: [Placement] = []
    /// Peers that would have none any more, with the element they have; ordered by peer.
    public var vanishing: [Placement] = []
    public var elements: Change<Int>
    /// ``Exposure/total``.
    public var exposure: Change<UInt128>
  }

  public struct Placement: Hashable, Sendable {
    public var summary: PeerSummary
    public var element: RuleElement
  }

  public struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
    public var before: Value
    public var after: Value
  }

  public var changes: [WhatIf]
  public var parts: [Part]

  /// - Parameter other: of the same traffic.
  public init(to recommendation: Recommendation, other: Recommendation, changes: [WhatIf]) {
    self.changes = changes
    parts = zip(recommendation.parts, other.parts).compactMap(Part.init)
  }
}

extension Alternative.Part {
  fileprivate init?(_ old: Recommendation.Part, _ new: Recommendation.Part) {
    let (had, has) = (old.placements, new.placements)
    profile = old.profile
    direction = old.direction
    appearing = has.filter { had[$0.key] == nil }.values.sorted {
      $0.summary.peer < $1.summary.peer
    }
    vanishing = had.filter { has[$0.key] == nil }.values.sorted {
      $0.summary.peer < $1.summary.peer
    }
    elements = .init(before: old.candidates.count, after: new.candidates.count)
    exposure = .init(before: old.exposure.total, after: new.exposure.total)
    let isSame =
      elements.before == elements.after && exposure.before == exposure.after
      && appearing.isEmpty && vanishing.isEmpty
    if isSame { return nil }
  }
}

extension Recommendation.Part {
  /// Each peer with a rule, and the first of its elements.
  fileprivate var placements: [Peer: Alternative.Placement] {
    candidates.reduce(into: [:]) { all, candidate in
      for summary in candidate.peers where all[summary.peer] == nil {
        all[summary.peer] = Alternative.Placement(summary: summary, element: candidate.element)
      }
    }
  }
}
