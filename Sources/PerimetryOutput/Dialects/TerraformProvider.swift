import PerimetryModel

/// The providers of Terraform that know access rules, and how a rule is written for each.
enum TerraformProvider {
  case azurerm
  case azapi

  var resourceType: String {
    switch self {
    case .azurerm: "azurerm_network_security_perimeter_access_rule"
    case .azapi: "azapi_resource"
    }
  }

  /// What the module must say once, as comments: a second file that says it as well would be an error.
  var requirement: [String] {
    switch self {
    case .azurerm: []
    case .azapi:
      [
        "# The module needs, once:",
        "#   terraform { required_providers { azapi = { source = \"Azure/azapi\", version = \">= 2.0\" } } }",
      ]
    }
  }

  /// - Parameter profile: the expression for the profile's id.
  func resource(_ rule: DeployableRules.Rule, _ label: String, profile: String) -> String {
    switch self {
    case .azurerm:
      """
      resource "\(resourceType)" "\(label)" {
        name                                  = \(TerraformString(rule.rule.name.text))
        network_security_perimeter_profile_id = \(profile)
        direction                             = "\(rule.rule.direction.armName)"

        \(argument(rule.rule.kind)) = [
      \(elements(rule, indent: "    ") { "\($0)" })  ]
      }
      """
    case .azapi:
      """
      resource "\(resourceType)" "\(label)" {
        type      = "\(ARMResource.type)@\(ARMResource.version)"
        name      = \(TerraformString(rule.rule.name.text))
        parent_id = \(profile)

        body = {
          properties = {
            direction = "\(rule.rule.direction.armName)"
            \(argument(rule.rule.kind)) = [
      \(elements(rule, indent: "        ") {
        rule.rule.kind == .subscription ? "{ id = \($0) }" : "\($0)"
      })      ]
          }
        }
      }
      """
    }
  }

  private func elements(
    _ rule: DeployableRules.Rule, indent: String, _ item: (TerraformString) -> String
  ) -> String {
    rule.rule.elements.enumerated().map { index, element in
      let comment =
        index < rule.reasons.count ? "\(indent)\(TerraformComment(rule.reasons[index]))\n" : ""
      return "\(comment)\(indent)\(item(TerraformString(element.text))),\n"
    }.joined()
  }

  private func argument(_ kind: RuleElement.Kind) -> String {
    switch (self, kind) {
    case (.azapi, _): ARMResource.property(kind)
    case (.azurerm, .prefix): "address_prefixes"
    case (.azurerm, .subscription): "subscription_ids"
    case (.azurerm, .serviceTag): "service_tags"
    case (.azurerm, .domain): "fqdns"
    }
  }
}
