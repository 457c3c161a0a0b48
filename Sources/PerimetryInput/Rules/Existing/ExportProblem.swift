/// What is peculiar to exports of existing rules: why a text is none, or what in it could not be taken as it stands.
public enum ExportProblem: Hashable, Sendable {
  case notJSON(String)
  /// JSON, but of another kind; what it looks like.
  case notAnExport(String)
  case noRules
  case nextPage
  case notARule(String)
  /// The id's subscription is no GUID, or parts are missing; names were found in it all the same.
  case malformedID(String)
  case noProfile
  /// A template's expression whose value the template does not hold.
  case unresolved(String)
  /// A plan's rule whose elements are not in the plan.
  case unknownUntilApplied
  case loop
  case namesBelow(String)
  case unevaluated(String)
  case unknownList(String)
  /// What `provisioningState` says instead of `Succeeded`.
  case notProvisioned(String)
  case noDirection
  /// Two rules of a profile have it; where the one that stands first is, and whether both hold the same.
  case repeatedName(String, first: String, isSame: Bool)
  /// Two members of an object have this key.
  case repeatedKey(String)
}

extension ExportProblem: CustomStringConvertible {
  private static let command = "`az network perimeter profile access-rule list`"

  public var description: String {
    switch self {
    case .notJSON(let detail): "not JSON: \(detail); write it with \(ExportProblem.command)"
    case .notAnExport(let description):
      """
      \(description), no export of access rules: a list or a rule from \(ExportProblem.command) or \
      REST, a networkSecurityPerimeterConfigurations reply, an ARM template, `terraform show \
      -json`, or a rule set of perimetry
      """
    case .noRules: "no access rule is in it: if the profile has rules, export them again"
    case .nextPage:
      """
      more rules follow on another page: fetch what `nextLink` names and give every page with \
      `--rules`; until then, more budget may be used than is known
      """
    case .notARule(let description): "\(description), passed over: no access rule is in it"
    case .malformedID(let id):
      """
      \(id.debugDescription) is no id of a resource, a GUID or a part is missing: the rules are \
      taken for those of the perimeter and profile of these names; export them again with \
      \(ExportProblem.command)
      """
    case .noProfile:
      """
      does not say whose rules they are: they are taken for those of every profile; export them \
      with their ids, by \(ExportProblem.command)
      """
    case .unresolved(let expression):
      """
      \(expression.debugDescription) has no value in the template: give its parameters default \
      values, or export the deployed rules with \(ExportProblem.command)
      """
    case .unknownUntilApplied:
      """
      no element of the rule is in the plan: what is known after apply only is not taken; apply it, and export the \
      deployed rules with \(ExportProblem.command)
      """
    case .loop:
      """
      `copy` makes several of it, passed over: export the deployed rules with \
      \(ExportProblem.command)
      """
    case .namesBelow(let text):
      """
      \(text.debugDescription) is taken for every name below it; whether the platform does is \
      not documented: name the destinations to be sure
      """
    case .unevaluated(let list):
      """
      `\(list)` lets through nothing that a log shows: its entries take their places, and cover \
      nothing
      """
    case .unknownList(let key):
      """
      \(key.debugDescription) is a list perimetry does not know: its entries take their places, \
      and cover nothing; update perimetry if rules of this kind exist
      """
    case .notProvisioned(let state):
      """
      the rule is \(state.debugDescription), not "Succeeded": it counts as one that exists, but may let nothing \
      through; deploy it again or remove it, then export the rules again with \(ExportProblem.command)
      """
    case .repeatedName(let name, let first, let isSame):
      """
      a rule named \(name.debugDescription) stands at \(first) already, and a profile takes one of a name, whatever the case: \
      \(isSame ? "both hold the same; remove one" : "this one counts here; rename one, or remove the one that is not in force")
      """
    case .repeatedKey(let key):
      """
      \(key.debugDescription) stands here twice, and one of both is passed over: make one of them
      """
    case .noDirection:
      "no `direction` is said: the rule is taken as inbound, as the service does; add it if it is not"
    }
  }
}
