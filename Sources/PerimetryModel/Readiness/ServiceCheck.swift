/// What a service needs before it is switched, beyond what its blockers show (domain.md §3.2).
public struct ServiceCheck: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Storage: everything over HTTPS, which is all that enforcement carries.
    case storageHTTPS = "storage-https-only"
    /// SQL: every destination (`*`) in an outbound rule, for copies, geo-replication, restore, import and export.
    case sqlEveryDestination = "sql-outbound-every-destination"
    /// SQL: the service tags `Sql` and `SqlManagement` in inbound rules.
    case sqlServiceTags = "sql-inbound-service-tags"
  }

  public var kind: Kind
  /// `nil` where the records or the rules given do not tell.
  public var holds: Bool?

  public init(_ kind: Kind, holds: Bool?) {
    self.kind = kind
    self.holds = holds
  }
}
