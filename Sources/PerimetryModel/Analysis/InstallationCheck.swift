/// Something an installation should be able to do, tried out.
public struct InstallationCheck: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case works
    case fails
    /// The build lacks what it takes, which is no fault.
    case absent
  }

  public let name: String
  public let outcome: Outcome
  /// With what, or why not.
  public let detail: String

  public init(_ name: String, _ outcome: Outcome, _ detail: String) {
    (self.name, self.outcome, self.detail) = (name, outcome, detail)
  }
}
