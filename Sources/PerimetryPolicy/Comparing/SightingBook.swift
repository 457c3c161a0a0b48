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

  /// Peers at resources: all, and those that would be denied.
  static func pairs(_ assessments: [Assessment]) -> (all: Set<Key>, blocked: Set<Key>) {
    var (all, blocked): (Set<Key>, Set<Key>) = ([], [])
    for assessment in assessments {
      let key = Key(assessment.flow.key, atResource: true)
      all.insert(key)
      if assessment.isBlocked { blocked.insert(key) }
    }
    return (all, blocked)
  }

  /// - Parameters:
  ///   - others: whom the other side knows.
  ///   - seen: whom the other side saw in any way; those are ``Drift/Sighting/isSeenOtherwise``.
  static func sightings(
    in assessments: [Assessment], without others: Set<Key>, seen: Set<Key> = [],
    blockedOnly: Bool
  ) -> [Drift.Sighting] {
    var sums: [Key: Sum] = [:]
    for assessment in assessments where assessment.isBlocked || !blockedOnly {
      let flow = assessment.flow
      let key = Key(flow.key, atResource: blockedOnly)
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
