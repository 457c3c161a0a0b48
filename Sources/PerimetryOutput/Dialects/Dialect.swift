import PerimetryModel

/// The languages a rule set can be written in.
public enum Dialect: String, CaseIterable, Sendable {
  case arm
  case terraform

  /// The rules as a document that ends with one newline; equal rule sets give equal bytes.
  /// - Throws: ``OutputError/nothingToExport``, and the other cases of ``OutputError`` where the rules cannot be
  ///   deployed as they are.
  public func rendered(_ rules: RuleSet) throws -> String {
    let rules = try DeployableRules(rules)
    switch self {
    case .arm: return try ARMTemplate(rules).text()
    case .terraform: return TerraformConfiguration(rules).text
    }
  }
}
