/// With what service tags a recommendation says it was made.
public struct TagUseClaim: Hashable, Sendable {
  public var changeNumber: Int64
  public var isPreferred: Bool
  public var takesBroad: Bool
  /// As in `ServiceTagUse.furtherServices`.
  public var furtherServices: Set<String>
}
