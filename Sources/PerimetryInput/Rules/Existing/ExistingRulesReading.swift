import PerimetryModel

/// What an export of rules says, and what a person should know of it.
public struct ExistingRulesReading: Sendable {
  /// What producers of such exports call it: `a list of rules`, `a Terraform state`.
  public var shape: String
  public var profiles: [ExistingRules.Profile]
  /// What could not be taken as it stands, in the order of the document; nothing of it stops the work.
  public var remarks: [RuleSetMistake]
  /// Those of them by which the rules may let in more than was taken.
  public var omissions: [RuleSetMistake] { remarks.filter(\.kind.leavesOut) }
  /// Resources whose configurations of a perimeter are in it, in the order of the document.
  public var resources: [KnownResource] = []
  /// The configurations themselves.
  public var configurations: [ResourceConfiguration] = []
}
