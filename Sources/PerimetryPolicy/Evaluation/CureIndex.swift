import PerimetryModel

/// Under which rules versions an access rule let a peer reach a resource.
struct CureIndex: Sendable {
  private struct Place: Hashable {
    let profile: ProfileKey
    let direction: Direction
    let resource: ResourceID

    init(_ key: FlowKey) {
      (profile, direction, resource) = (key.profile, key.direction, key.resource)
    }
  }

  /// What cures at one place: numeric versions by peer, in ascending order, then by text; a version may repeat.
  typealias Cures = [Peer: [RulesVersion]]

  private var cures: [Place: Cures] = [:]

  init(_ history: [Flow]) {
    for run in history.runs(by: \.key) {
      let key = history[run.lowerBound].key
      guard key.category.known?.verdict == .allowedByRule else { continue }
      var peers = cures.removeValue(forKey: Place(key)) ?? [:]
      for flow in history[run] where flow.key.peer != .none {
        guard let version = flow.key.rulesVersion, version.number != nil else { continue }
        peers[flow.key.peer, default: []].append(version)
      }
      cures[Place(key)] = peers
    }
    cures = cures.mapValues { peers in
      peers.mapValues { versions in
        versions.sorted { ($0.number ?? 0, $0.text) < ($1.number ?? 0, $1.text) }
      }
    }
  }

  /// What may cure a flow and all that lie beside it.
  func cures(beside key: FlowKey) -> Cures { cures[Place(key)] ?? [:] }
}

extension CureIndex.Cures {
  /// The smallest strictly newer version. `nil` where there is none, or the flow's own version is
  /// no number.
  func version(curing key: FlowKey) -> RulesVersion? {
    guard let versions = self[key.peer], let recorded = key.rulesVersion else { return nil }
    return versions.first { $0.isStrictlyNewer(than: recorded) }
  }
}
