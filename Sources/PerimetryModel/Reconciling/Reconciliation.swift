/// What resources have of their perimeter, held against what the perimeter says they should have.
public struct Reconciliation: Hashable, Sendable {
  /// In what a resource differs from its perimeter.
  public enum Kind: String, CaseIterable, Comparable, Sendable {
    /// The resource evaluates older rules than there are.
    case versionBehind = "version-behind"
    /// A rule of the profile that the resource does not have.
    case ruleMissing = "rule-missing"
    /// A rule that the resource has and the profile does not.
    case ruleBeyond = "rule-beyond"
    /// A rule of both with other elements.
    case ruleDiffers = "rule-differs"
    /// What the platform reports itself.
    case provisioningIssue = "provisioning-issue"
    /// The configuration did not arrive, or has not yet.
    case notProvisioned = "not-provisioned"
    /// The resource follows older diagnostic settings than there are.
    case diagnosticsBehind = "diagnostics-behind"
    /// A category that shows what enforcement would deny is not logged.
    case blockerCategoryOff = "blocker-category-off"
    /// Another live category is not logged.
    case categoryOff = "category-off"

    public static func < (a: Kind, b: Kind) -> Bool { a.position < b.position }

    private var position: Int { Kind.allCases.firstIndex(of: self) ?? 0 }
  }

  public struct Finding: Hashable, Sendable {
    public var kind: Kind
    /// Where in the resource's file.
    public var path: String
    /// The rule, the issue's type, the state; empty of versions and categories.
    public var subject: String
    /// What the perimeter has: elements that the resource lacks, a version, categories.
    public var perimeter: [String]
    /// What the resource has in its stead.
    public var here: [String]
    /// Of a ``Kind/provisioningIssue``.
    public var issue: ProvisioningIssue?

    public init(
      _ kind: Kind, at path: String, subject: String = "", perimeter: [String] = [],
      here: [String] = [], issue: ProvisioningIssue? = nil
    ) {
      self.kind = kind
      self.path = path
      self.subject = subject
      self.perimeter = perimeter
      self.here = here
      self.issue = issue
    }
  }

  /// Why something cannot be told of a resource.
  public enum Doubt: String, CaseIterable, Comparable, Sendable {
    /// The configuration names no version that is a number.
    case noVersion = "no-version"
    /// Neither the perimeter's side nor the logs name one.
    case noOtherVersion = "no-other-version"
    /// The perimeter's side names an older one: the files are not of one time.
    case olderOtherVersion = "older-other-version"
    /// The configuration holds no list of rules.
    case noRules = "no-rules"
    /// No file holds the profile's rules.
    case noOtherRules = "no-other-rules"
    /// The profile's file is no full list, so what it lacks may be there all the same.
    case otherRulesPartial = "other-rules-partial"
    /// The configuration holds no list of issues.
    case noIssues = "no-issues"
    /// The configuration does not say which categories are enabled.
    case noCategories = "no-categories"
    /// Some of the enabled categories have names that nobody knows.
    case unknownCategories = "unknown-categories"

    public static func < (a: Doubt, b: Doubt) -> Bool { a.position < b.position }

    private var position: Int { Doubt.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Where the newest version of a profile's rules was read.
  public enum VersionSource: String, CaseIterable, Sendable {
    case profiles
    case logs
  }

  /// One configuration of one resource.
  public struct Entry: Hashable, Sendable {
    public var configuration: ResourceConfiguration
    /// The newest known of the profile's rules.
    public var newestVersion: RulesVersion?
    public var newestVersionFrom: VersionSource?
    /// How what the resource's rules admit stands to what the profile's admit; `nil` where one list is not known whole.
    public var relation: RuleComparison.Relation?
    /// By kind, then in the order of the file or of the names.
    public var findings: [Finding]
    /// In the order of ``Doubt``.
    public var doubts: [Doubt]

    public init(
      configuration: ResourceConfiguration, newestVersion: RulesVersion? = nil,
      newestVersionFrom: VersionSource? = nil, relation: RuleComparison.Relation? = nil,
      findings: [Finding] = [], doubts: [Doubt] = []
    ) {
      self.configuration = configuration
      self.newestVersion = newestVersion
      self.newestVersionFrom = newestVersionFrom
      self.relation = relation
      self.findings = findings
      self.doubts = doubts
    }
  }

  /// By resource, then profile.
  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }
}
