import PerimetryModel

/// Finds what one side of a drift saw and the other did not. Linear in the flows of both; those in the order of their keys are
/// the fastest.
struct SightingBook {
  private let assessments: [Assessment]
  private let runs: [Range<Int>]
  /// Everybody whom the assessments speak of, wherever they go.
  private var peers = Sights()
  /// The same, by resource.
  private var pairs = Sights()
  /// Peers at resources that would be denied.
  private var blocked = Sights()
  /// Peers at resources that were denied, by whatever rules.
  private var refused = Sights()

  init(_ assessments: [Assessment]) {
    self.assessments = assessments
    runs = assessments.runs(by: \.flow.key)
    for run in runs {
      let place = assessments[run.lowerBound].flow.key.place
      let spot = Sights.Spot(place, atResource: true)
      let run = assessments[run]
      peers.add(run, at: Sights.Spot(place, atResource: false)) { _ in true }
      pairs.add(run, at: spot) { _ in true }
      blocked.add(run, at: spot, where: \.isBlocked)
      refused.add(run, at: spot) { $0.verdict == .alreadyDenied }
    }
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

  private func sights(of part: Part) -> Sights {
    switch part {
    case .peers: peers
    case .blocked: blocked
    case .refused: refused
    }
  }

  private struct Sum {
    var tally: Tally
    /// Some maybe more than once; neighbours not.
    var resources: [ResourceID]
    var isBlocked: Bool
    var first: RecordReference?

    init(_ assessment: Assessment) {
      tally = assessment.flow.tally
      resources = [assessment.flow.key.resource]
      isBlocked = assessment.isBlocked
      first = assessment.flow.references.first
    }

    mutating func add(_ assessment: Assessment) {
      let flow = assessment.flow
      if flow.tally.firstSeen < tally.firstSeen { first = flow.references.first }
      tally += flow.tally
      resources.appendUnlessLast(flow.key.resource)
      isBlocked = isBlocked || assessment.isBlocked
    }
  }

  /// What this side saw and the other did not. Who was seen there in any way is ``Drift/Sighting/isSeenOtherwise``.
  func sightings(of part: Part, notIn other: SightingBook) -> [Drift.Sighting] {
    let (others, seen) = (other.sights(of: part), part == .peers ? Sights() : other.pairs)
    var sums: [Sights.Spot: [Peer: Sum]] = [:]
    for run in runs {
      let place = assessments[run.lowerBound].flow.key.place
      let spot = Sights.Spot(place, atResource: part != .peers)
      let known = others[spot]
      var found = sums.removeValue(forKey: spot) ?? [:]
      for assessment in assessments[run] where part.holds(assessment) {
        let peer = assessment.flow.key.peer
        if known.contains(peer) { continue }
        if found[peer]?.add(assessment) == nil { found[peer] = Sum(assessment) }
      }
      sums[spot] = found
    }
    return sums.flatMap { spot, found in
      let seen = seen[spot]
      return found.map { peer, sum in
        Drift.Sighting(
          profile: spot.profile, direction: spot.direction, resource: spot.resource, peer: peer,
          tally: sum.tally,
          resources: sum.resources.count == 1 ? 1 : Set(sum.resources).count,
          isBlocked: sum.isBlocked, isSeenOtherwise: seen.contains(peer), reference: sum.first)
      }
    }.sorted(by: SightingBook.precedes)
  }

  /// Most events first.
  private static func precedes(_ a: Drift.Sighting, _ b: Drift.Sighting) -> Bool {
    if a.tally.events != b.tally.events { return a.tally.events > b.tally.events }
    if a.profile != b.profile { return a.profile < b.profile }
    if a.direction != b.direction { return a.direction < b.direction }
    if a.peer != b.peer { return a.peer < b.peer }
    return (a.resource?.text ?? "") < (b.resource?.text ?? "")
  }
}

extension Assessment {
  /// What somebody decided not to let through is settled, as it is for ``ReadinessBoard``.
  fileprivate var isBlocked: Bool {
    if case .decided = cause { false } else { verdict == .wouldBeDenied }
  }
}
