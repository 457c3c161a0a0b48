/// How the resources are imagined while rules are replayed over the records (domain.md §5.1, §5.2).
public struct ReplaySettings: Hashable, Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    /// The resource's own rules still let through what no access rule does.
    case learning
    /// Only access rules let public traffic through.
    case enforced
  }

  /// A resource's `publicNetworkAccess`, which the logs do not tell.
  public enum PublicAccess: String, CaseIterable, Sendable {
    case enabled
    case disabled
    case securedByPerimeter = "secured-by-perimeter"
    case unknown
  }

  public var mode: Mode = .enforced
  public var publicAccess: PublicAccess = .unknown
  /// Whether the rules given are all there are, whatever their files say of themselves.
  public var rulesAreComplete = false

  public init() {}
}
