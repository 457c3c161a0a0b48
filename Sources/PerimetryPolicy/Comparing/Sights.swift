import PerimetryModel

/// Peers by where they were seen.
struct Sights {
  struct Spot: Hashable {
    var profile: ProfileKey
    var direction: Direction
    /// `nil` for peers wherever they go.
    var resource: ResourceID?

    init(_ place: FlowPlace, atResource: Bool) {
      (profile, direction) = (place.profile, place.direction)
      resource = atResource ? place.resource : nil
    }
  }

  private var peers: [Spot: Set<Peer>] = [:]

  subscript(spot: Spot) -> Set<Peer> { peers[spot] ?? [] }

  /// - Parameters:
  ///   - run: assessments of one place.
  ///   - isWanted: which of them count.
  mutating func add(
    _ run: ArraySlice<Assessment>, at spot: Spot, where isWanted: (Assessment) -> Bool
  ) {
    var found = peers.removeValue(forKey: spot) ?? []
    for assessment in run where isWanted(assessment) { found.insert(assessment.flow.key.peer) }
    peers[spot] = found
  }
}
