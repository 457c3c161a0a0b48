import PerimetryModel

/// Access rules for the azurerm provider, with a variable a profile for the profile's resource id.
///
/// The variables have no default: logs give ids in another case than Azure does, and the provider compares with case.
/// So a profile's name need not be one Azure allows; it only names things here.
struct TerraformConfiguration {
  private let profiles: [RuleSet.Profile]

  init(_ rules: DeployableRules) { profiles = rules.profiles }

  var text: String {
    var variables = TerraformLabels()
    var labels = TerraformLabels()
    var blocks = [
      """
      # Access rules of network security perimeters, proposed by perimetry.
      # Set each variable to the resource id of its profile, as `az` or the portal shows it.
      """
    ]
    for profile in profiles {
      let names = [profile.key.perimeter.name, profile.key.name]
      let variable = variables.label(names + ["profile_id"])
      blocks.append(declaration(variable, profile.key))
      for rule in profile.rules {
        blocks.append(resource(rule, labels.label(names + [rule.name.text]), variable))
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func declaration(_ variable: String, _ key: ProfileKey) -> String {
    let perimeter = key.perimeter.text.isEmpty ? "(unknown)" : key.perimeter.text
    let description =
      """
      Resource id of the profile \(key.name.isEmpty ? "(unknown)" : key.name) of the perimeter \
      \(perimeter)
      """
    return """
      \(TerraformComment("Profile \(Shown.profileName(key))"))
      variable "\(variable)" {
        type        = string
        description = \(TerraformString(description))
      }
      """
  }

  private func resource(_ rule: AccessRule, _ label: String, _ variable: String) -> String {
    let elements = rule.elements.map { "    \(TerraformString($0.text)),\n" }.joined()
    return """
      resource "azurerm_network_security_perimeter_access_rule" "\(label)" {
        name                                  = \(TerraformString(rule.name.text))
        network_security_perimeter_profile_id = var.\(variable)
        direction                             = "\(rule.direction.armName)"

        \(argument(rule.kind)) = [
      \(elements)  ]
      }
      """
  }

  private func argument(_ kind: RuleElement.Kind) -> String {
    switch kind {
    case .prefix: "address_prefixes"
    case .subscription: "subscription_ids"
    case .serviceTag: "service_tags"
    case .domain: "fqdns"
    }
  }
}
