import PerimetryModel

/// Why a value cannot be written in the form asked for.
public enum OutputError: Error, Hashable, Sendable {
  /// The report is several tables, and CSV is one.
  case noTable(report: String)
  /// A rule set without any rule.
  case nothingToExport
  /// A name from the logs that Azure does not allow, so that no such profile can exist.
  case unusableProfile(ProfileKey)
  /// Two rules of one profile share a name, which is compared without regard to case.
  case repeatedRule(RuleName, ProfileKey)
  /// More elements in one direction than a profile may hold.
  case overLimit(ProfileKey, Direction, Int)
  /// A rule of that name is there already and holds elements of another kind, which writing it would take away.
  case otherKind(RuleName, ProfileKey, RuleElement.Kind)
  /// A rule of that name is there already and holds something that perimetry does not write.
  case notKept(RuleName, ProfileKey, String)
  /// A deployment goes to one resource group; the perimeters lie in several.
  case severalResourceGroups([String])
}

extension OutputError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noTable(let report):
      "the \(report) report is more than one table: use --format json, or ask `perimetry denied`, "
        + "`recommend` or `coverage` for CSV"
    case .nothingToExport:
      "nothing to export: the rule set holds no rule"
    case .unusableProfile(let key):
      "profile \(quoted(key.name)) of perimeter \(quoted(key.perimeter.text)) cannot be exported: "
        + """
        an id or a name Azure does not allow; correct `perimeter` and `profile` in the rule \
        set, 
        """
        + "or take names as parameters (--parameters)"
    case .repeatedRule(let name, let key):
      "profile \(quoted(key.name)) has two rules named \(name): rename one in the rule set"
    case .otherKind(let name, let key, let kind):
      "profile \(quoted(key.name)) has a rule named \(name) already, which holds "
        + "\(OutputError.plural(of: kind)): writing ours would take them away; rename the rule in the rule set"
    case .notKept(let name, let key, let element):
      "profile \(quoted(key.name)) has a rule named \(name) already, which holds \(quoted(element)): "
        + "perimetry does not write that, so writing ours would take it away; rename the rule in the rule set"
    case .overLimit(let key, let direction, let count):
      "profile \(quoted(key.name)) has \(count) \(direction.rawValue) elements, "
        + "\(RuleSet.elementLimit) at most: remove some from the rule set"
    case .severalResourceGroups(let groups):
      """
      the perimeters lie in \(groups.count) resource groups \
      (\(groups.map(quoted).joined(separator: ", "))) 
      """
        + "and an ARM deployment goes to one: export one perimeter at a time "
        + "(--perimeter NAME)"
    }
  }

  private static func plural(of kind: RuleElement.Kind) -> String {
    switch kind {
    case .prefix: "prefixes"
    case .subscription: "subscriptions"
    case .serviceTag: "service tags"
    case .domain: "domain names"
    }
  }

  private func quoted(_ text: String) -> String { "'\(TerminalText(text))'" }
}
