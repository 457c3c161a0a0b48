/// What a resource has of its perimeter, as its own `networkSecurityPerimeterConfigurations` say (domain.md §4.8). `nil` is
/// what they do not say.
public struct ResourceConfiguration: Hashable, Sendable {
  /// The file, as it was named, and where in it the configuration's properties stand.
  public var file: String
  public var path: String
  /// An empty id where none is said.
  public var resource: ResourceID
  public var profile: ProfileKey
  /// The access mode, as written.
  public var mode: String?
  public var rules: [ExistingRule]?
  public var rulesVersion: RulesVersion?
  public var diagnosticsVersion: RulesVersion?
  /// Log categories that are enabled, as written.
  public var categories: [String]?
  public var provisioningState: String?
  public var issues: [ProvisioningIssue]?

  public init(
    file: String, path: String, resource: ResourceID, profile: ProfileKey, mode: String? = nil,
    rules: [ExistingRule]? = nil, rulesVersion: RulesVersion? = nil,
    diagnosticsVersion: RulesVersion? = nil, categories: [String]? = nil,
    provisioningState: String? = nil, issues: [ProvisioningIssue]? = nil
  ) {
    self.file = file
    self.path = path
    self.resource = resource
    self.profile = profile
    self.mode = mode
    self.rules = rules
    self.rulesVersion = rulesVersion
    self.diagnosticsVersion = diagnosticsVersion
    self.categories = categories
    self.provisioningState = provisioningState
    self.issues = issues
  }
}
