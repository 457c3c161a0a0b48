import PerimetryModel

/// The languages a rule set can be written in.
public enum Dialect: String, CaseIterable, Sendable {
  case arm
  case bicep
  /// The azurerm provider.
  case terraform
  /// The azapi provider of Terraform.
  case azapi
  /// A bash script for the Azure CLI.
  case azureCLI = "azure-cli"
  case powershell

  /// The rules as a document that ends with one newline; equal rule sets give equal bytes.
  /// - Throws: ``OutputError/nothingToExport``, and the other cases of ``OutputError`` where the rules cannot be
  ///   deployed as they are.
  public func rendered(_ rules: RuleSet, as form: ExportForm = ExportForm()) throws -> String {
    let rules = try DeployableRules(rules, as: form)
    switch self {
    case .arm: return try ARMTemplate(rules).text()
    case .bicep: return try BicepFile(rules).text
    case .terraform: return TerraformConfiguration(rules, for: .azurerm).text
    case .azapi: return TerraformConfiguration(rules, for: .azapi).text
    case .azureCLI: return try AzureCLIScript(rules).text
    case .powershell: return try PowerShellScript(rules).text
    }
  }

  /// Profiles with rules that this dialect cannot name: Azure allows no such name or id, so that none like it can exist.
  /// Empty where names are parameters, and for Terraform, which takes ids from variables. In the order of the rule set.
  public func unusableProfiles(in rules: RuleSet, as form: ExportForm) -> [ProfileKey] {
    switch self {
    case .terraform, .azapi: []
    case .arm, .bicep, .azureCLI, .powershell:
      form.takesNames
        ? [] : rules.profiles.filter { !$0.rules.isEmpty && !$0.key.isUsable }.map(\.key)
    }
  }

  /// Whether it only states what is to be, so that what it no longer states goes only by a deployment stack.
  public var removesByStack: Bool { self == .arm || self == .bicep }
}
