import PerimetryModel

/// How a rule set is to be written.
public struct ExportForm: Sendable {
  /// What the logs say for the elements; stands beside them as comments.
  public var evidence: RuleSetEvidence
  /// The rules there are already. A rule is written as a whole (domain.md §4.2), so elements of a rule of the same name
  /// are kept.
  public var existing: ExistingRules
  /// Whether perimeter, profile, group and subscription are parameters without default instead of names from the logs.
  public var takesNames: Bool
  /// Whether to remove exactly what the same rules would add.
  public var undoes: Bool

  public init(
    evidence: RuleSetEvidence = RuleSetEvidence(), existing: ExistingRules = ExistingRules(),
    takesNames: Bool = false, undoes: Bool = false
  ) {
    self.evidence = evidence
    self.existing = existing
    self.takesNames = takesNames
    self.undoes = undoes
  }
}
