/// Service tags, and what somebody wants of them.
public struct ServiceTagUse: Hashable, Sendable {
  public var tags: ServiceTags
  /// Whether tags stand for all sources they can stand for, and not only where prefixes leave somebody out.
  public var isPreferred: Bool
  /// Whether broad ones may be proposed.
  public var takesBroad: Bool
  /// Namespaces of resource providers, in lower case, that are said to heed tags though nobody documents it:
  /// `microsoft.sql`.
  public var furtherServices: Set<String>

  public init(
    _ tags: ServiceTags, isPreferred: Bool = false, takesBroad: Bool = false,
    furtherServices: Set<String> = []
  ) {
    self.tags = tags
    self.isPreferred = isPreferred
    self.takesBroad = takesBroad
    self.furtherServices = furtherServices
  }

  public func support(at resource: ResourceID) -> ServiceTagSupport {
    resource.namespace.map(furtherServices.contains) ?? false
      ? .documented : resource.serviceTagSupport
  }

  /// Whether a rule with a tag would do for all of these resources.
  public func isHeeded(at resources: [ResourceID]) -> Bool {
    resources.allSatisfy { support(at: $0) == .documented }
  }

  public func permits(_ tag: ServiceTag) -> Bool { takesBroad || tag.breadth == nil }
}
