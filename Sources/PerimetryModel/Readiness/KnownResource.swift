/// A resource that is said to belong to a perimeter, whether it logged or not.
public struct KnownResource: Hashable, Sendable {
  public enum Source: String, CaseIterable, Sendable {
    /// It logged, at some time.
    case logs
    /// Another resource's records name it as a member of its perimeter.
    case traffic
    /// A file says so.
    case file
  }

  public var resource: ResourceID
  /// Perimeter and profile may be empty, where nobody says.
  public var profile: ProfileKey
  public var source: Source
  /// The access mode a file gives, as written; `nil` where none does.
  public var mode: String?

  public init(
    resource: ResourceID, profile: ProfileKey, source: Source, mode: String? = nil
  ) {
    self.resource = resource
    self.profile = profile
    self.source = source
    self.mode = mode
  }
}
