/// Where a flow was logged and as what: what flows that follow each other mostly have in common.
///
/// A store makes one for all flows of a place, so whether two flows lie beside each other is mostly a question of identity.
public final class FlowPlace: Sendable {
  public let profile: ProfileKey
  /// The service resource that logged; an empty id where the export does not say.
  public let resource: ResourceID
  public let direction: Direction
  public let category: RecordCategory

  public init(
    profile: ProfileKey, resource: ResourceID, direction: Direction, category: RecordCategory
  ) {
    self.profile = profile
    self.resource = resource
    self.direction = direction
    self.category = category
  }
}

extension FlowPlace: Hashable {
  public static func == (a: FlowPlace, b: FlowPlace) -> Bool {
    a === b
      || (a.resource == b.resource && a.category == b.category && a.direction == b.direction
        && a.profile == b.profile)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(profile)
    hasher.combine(resource)
    hasher.combine(direction)
    hasher.combine(category)
  }
}
