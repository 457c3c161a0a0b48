/// What a resource's side reports as wrong with its configuration of a perimeter, in its own words (domain.md §4.8).
public struct ProvisioningIssue: Hashable, Sendable {
  /// `ConfigurationPropagationFailure`, `MissingIdentityConfiguration`, …; empty where it does not say.
  public var kind: String
  /// `Warning` or `Error`; `nil` where it does not say.
  public var severity: String?
  public var description: String
  /// Ids of resources that the platform suggests to associate, as written.
  public var suggestedResources: [String]
  public var suggestedRules: [ExistingRule]

  public init(
    kind: String, severity: String?, description: String, suggestedResources: [String] = [],
    suggestedRules: [ExistingRule] = []
  ) {
    self.kind = kind
    self.severity = severity
    self.description = description
    self.suggestedResources = suggestedResources
    self.suggestedRules = suggestedRules
  }
}
