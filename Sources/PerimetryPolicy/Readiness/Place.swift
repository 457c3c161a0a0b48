import PerimetryModel

/// A resource in a profile: what is switched to enforced mode.
struct Place: Hashable, Sendable {
  let profile: ProfileKey
  let resource: ResourceID

  init(_ key: FlowKey) { (profile, resource) = (key.profile, key.resource) }
}
