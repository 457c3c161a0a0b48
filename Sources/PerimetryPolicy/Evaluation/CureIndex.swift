import PerimetryModel

/// Under which rules versions an access rule let a peer reach a resource.
struct CureIndex: Sendable {
  private struct Conversation: Hashable {
    let profile: ProfileKey
    let direction: Direction
    let resource: ResourceID
    let peer: Peer

    init(_ key: FlowKey) {
      (profile, direction, resource, peer) = (key.profile, key.direction, key.resource, key.peer)
    }
  }

  /// Numeric versions in ascending order, then by text; a version may repeat.
  private var versions: [Conversation: [RulesVersion]] = [:]

  init(_ history: [Flow]) {
    for flow in history where flow.key.category.known?.verdict == .allowedByRule {
      guard flow.key.peer != .none, let version = flow.key.rulesVersion, version.number != nil
      else { continue }
      versions[Conversation(flow.key), default: []].append(version)
    }
    for conversation in versions.keys {
      versions[conversation]?.sort { ($0.number ?? 0, $0.text) < ($1.number ?? 0, $1.text) }
    }
  }

  /// The smallest strictly newer version. `nil` where there is none, or the flow's own version is
  /// no number.
  func version(curing key: FlowKey) -> RulesVersion? {
    guard let recorded = key.rulesVersion else { return nil }
    return versions[Conversation(key)]?.first { $0.isStrictlyNewer(than: recorded) }
  }
}
