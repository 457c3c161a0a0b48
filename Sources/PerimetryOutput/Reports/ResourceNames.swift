import PerimetryModel

/// Names of resources as a report shows them: the last segment of the id, and what tells those apart that share it.
struct ResourceNames {
  private var isShared: Set<String> = []
  /// Names and groups that several ids have together.
  private var isSharedInGroup: Set<[String]> = []

  /// - Parameter ids: all that a reader will see beside each other. Linear.
  init(_ ids: some Sequence<ResourceID>) {
    var names: Set<String> = []
    var groups: Set<[String]> = []
    let ids = Set(ids)
    for id in ids {
      let name = id.name
      if !names.insert(name).inserted { isShared.insert(name) }
    }
    for id in ids {
      let name = id.name
      if !isShared.contains(name) { continue }
      let inGroup = [name, id.resourceGroup ?? ""]
      if !groups.insert(inGroup).inserted { isSharedInGroup.insert(inGroup) }
    }
  }

  func shown(_ id: ResourceID) -> Prose {
    guard isShared.contains(id.name) else { return Shown.resource(id) }
    guard let group = id.resourceGroup, !isSharedInGroup.contains([id.name, group]) else {
      return Prose(id.text)
    }
    return Prose("\(id.name) in \(group)")
  }
}
