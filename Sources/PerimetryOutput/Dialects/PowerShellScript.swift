import PerimetryModel

/// A PowerShell script for the module Az.Network (domain.md §4.7), in ASCII so that every code page reads it alike.
///
/// `New-` writes the whole rule, one that is there included, so the script can be run again.
struct PowerShellScript {
  private let rules: DeployableRules
  private let names: DeployableNames

  /// - Throws: ``OutputError/unusableProfile(_:)``.
  init(_ rules: DeployableRules) throws {
    self.rules = rules
    names = try DeployableNames(rules)
  }

  var text: String {
    let blocks = [heading, settings] + rules.profiles.flatMap(blocks)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    var lines = [
      PowerShellComment(rules.heading).text,
      "# Needs the module Az.Network, signed in (Connect-AzAccount).",
      "#Requires -Modules Az.Network",
    ]
    if !names.parameters.isEmpty {
      let parameters = names.parameters.map {
        """
          \(PowerShellComment($0.description))
          [Parameter(Mandatory = $true)] [string] $\($0.pascalCase)
        """
      }
      lines.append("param(\n" + parameters.joined(separator: ",\n") + "\n)")
    }
    return lines.joined(separator: "\n")
  }

  private var settings: String {
    "Set-StrictMode -Version Latest\n$ErrorActionPreference = 'Stop'"
  }

  private func blocks(_ profile: DeployableRules.Profile) -> [String] {
    [PowerShellComment("Profile \(Shown.profileName(profile.key))").text]
      + profile.rules.map { command($0, names[profile.key]) }
  }

  private func command(_ rule: DeployableRules.Rule, _ path: DeployableNames.Path) -> String {
    var lines = [
      "$rule = @{", "  SubscriptionId = \(expression(path.subscription))",
      "  ResourceGroupName = \(expression(path.group))",
      "  SecurityPerimeterName = \(expression(path.perimeter))",
      "  ProfileName = \(expression(path.profile))",
      "  Name = \(PowerShellString(rule.rule.name.text))",
    ]
    if !rule.isRemoved {
      lines.append("  Direction = '\(rule.rule.direction.armName)'")
      lines.append("  \(parameter(rule.rule.kind)) = @(")
      for (index, element) in rule.rule.elements.enumerated() {
        if index < rule.reasons.count {
          lines.append("    \(PowerShellComment(rule.reasons[index]))")
        }
        let text = PowerShellString(element.text).text
        lines.append(rule.rule.kind == .subscription ? "    @{ Id = \(text) }" : "    \(text)")
      }
      lines.append("  )")
    }
    lines.append("}")
    let verb = rule.isRemoved ? "Remove" : "New"
    lines.append("\(verb)-AzNetworkSecurityPerimeterAccessRule @rule")
    return lines.joined(separator: "\n")
  }

  private func expression(_ name: DeployableNames.Name) -> String {
    switch name {
    case .literal(let text): PowerShellString(text).text
    case .parameter(let parameter): "$\(parameter.pascalCase)"
    }
  }

  /// Parameters are singular (domain.md §4.7).
  private func parameter(_ kind: RuleElement.Kind) -> String {
    switch kind {
    case .prefix: "AddressPrefix"
    case .subscription: "Subscription"
    case .serviceTag: "ServiceTag"
    case .domain: "FullyQualifiedDomainName"
    }
  }
}
