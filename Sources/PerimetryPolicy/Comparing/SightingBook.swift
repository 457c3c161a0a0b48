import PerimetryModel

/// Finds what one side of a drift saw and the other did not. Linear in the flows of both.
struct SightingBook {
  struct Key: Hashable {
    var profile: ProfileKey
    var direction: Direction
    /// `nil` for peers wherever they go.
    var resource: ResourceID?
    var peer: Peer

    init(_ key: FlowKey, atResource: Bool) {
      profile = key.profile
      direction = key.direction
      resource = atResource ? key.resource : nil
      peer = key.peer
    }
  }

  private struct Sum {
    var tally: Tally
    var resources: Set<ResourceID>
    var isBlocked: Bool
    var first: RecordReference?
  }

  /// Everybody whom the assessments speak of.
  static func peers(_ assessments: [Assessment]) -> Set<Key> {
    Set(assessments.lazy.map { Key($0.flow.key, atResource: false) })
  }

  /// Peers at resources.
  struct Pairs {
    var all: Set<Key> = []
    /// Those that would be denied.
    var blocked: Set<Key> = []
    /// Those that were denied, by whatever rules.
    var refused: Set<Key> = []
  }

  static func pairs(_ assessments: [Assessment]) -> Pairs {
    var pairs = Pairs()
    for assessment in assessments {
      let key = Key(assessment.flow.key, atResource: true)
      pairs.all.insert(key)
      if assessment.isBlocked { pairs.blocked.insert(key) }
      if assessment.verdict == .alreadyDenied { pairs.refused.insert(key) }
    }
    return pairs
  }

  /// Which traffic is looked at; all but that of peers by resource.
  enum Part {
    case peers
    /// What would be denied.
    case blocked
    /// What the perimeter's rules denied.
    case refused

    fileprivate func holds(_ assessment: Assessment) -> Bool {
      switch self {
      case .peers: true
      case .blocked: assessment.isBlocked
      case .refused:
        assessment.verdict == .alreadyDenied
          && assessment.flow.key.category.known?.ruleOrigin == .perimeter
      }
    }
  }

  /// - Parameters:
  ///   - others: whom the other side knows.
  ///   - seen: whom the other side saw in any way; those are ``Drift/Sighting/isSeenOtherwise``.
  static func sightings(
    of part: Part, in assessments: [Assessment], without others: Set<Key>, seen: Set<Key> = []
  ) -> [Drift.Sighting] {
    var sums: [Key: Sum] = [:]
    for assessment in assessments where part.holds(assessment) {
      let flow = assessment.flow
      let key = Key(flow.key, atResource: part != .peers)
      if others.contains(key) { continue }
      guard var sum = sums.removeValue(forKey: key) else {
        sums[key] = Sum(
          tally: flow.tally, resources: [flow.key.resource], isBlocked: assessment.isBlocked,
          first: flow.references.first)
        continue
      }
      if flow.tally.firstSeen < sum.tally.firstSeen { sum.first = flow.references.first }
      sum.tally += flow.tally
      sum.resources.insert(flow.key.resource)
      sum.isBlocked = sum.isBlocked || assessment.isBlocked
      sums[key] = sum
    }
    return sums.map { key, sum in
      Drift.Sighting(
        profile: key.profile, direction: key.direction, resource: key.resource, peer: key.peer,
        tally: sum.tally, resources: sum.resources.count, isBlocked: sum.isBlocked,
        isSeenOtherwise: seen.contains(key), reference: sum.first)
    }.sorted { a, b in
      if a.tally.events != b.tally.events { return a.tally.events > b.tally.events }
      if a.profile != b.profile { return a.profile < b.profile }
      if a.direction != b.direction { return a.direction < b.direction }
      if a.peer != b.peer { return a.peer < b.peer }
      return (a.resource?.text ?? "") < (b.resource?.text ?? "")
    }
  }
}

extension Assessment {
  /// What somebody decided not to let through is settled, as it is for ``ReadinessBoard``.
  fileprivate var isBlocked: Bool {
    if case .decided = cause { false } else { verdict == .wouldBeDenied }
  }
}
