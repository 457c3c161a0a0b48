import PerimetryModel

/// Access rules for the azurerm or the azapi provider (domain.md §4.5), with a variable a profile for the profile's
/// resource id.
///
/// The variables have no default: logs give ids in another case than Azure does, and the providers compare with case.
/// So a profile's name need not be one Azure allows; it only names things here. Where names are parameters, there are
/// variables for each part of the id instead.
struct TerraformConfiguration {
  private let rules: DeployableRules
  private let provider: TerraformProvider

  init(_ rules: DeployableRules, for provider: TerraformProvider) {
    self.rules = rules
    self.provider = provider
  }

  var text: String {
    var variables = Labels()
    var labels = Labels()
    var blocks = [heading]
    var declared: Set<String> = []
    for profile in rules.profiles {
      let takesNames = rules.form.takesNames
      let names =
        takesNames
        ? ["profile"] + (profile.number == 1 ? [] : [String(profile.number)])
        : [profile.key.perimeter.name, profile.key.name]
      let label = variables.label(names + [takesNames ? "id" : "profile_id"])
      let declarations =
        takesNames ? parts(of: profile, label) : [(label, declaration(label, profile.key))]
      var comment = TerraformComment("Profile \(Shown.profileName(profile.key))").text + "\n"
      for (name, block) in declarations
      where profile.isWritten && declared.insert(name).inserted {
        blocks.append(comment + block)
        comment = ""
      }
      let id = takesNames ? "local.\(label)" : "var.\(label)"
      for rule in profile.rules {
        blocks += block(rule, labels.label(names + [rule.rule.name.text]), id)
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    var lines = [TerraformComment(rules.heading).text]
    if rules.form.undoes {
      lines.append("# Put it in the place of the file that made them, and apply.")
    }
    if !rules.profiles.allSatisfy({ !$0.isWritten }), !rules.form.takesNames {
      lines.append(
        "# Set each variable to the resource id of its profile, as `az` or the portal shows it.")
    }
    return (lines + provider.requirement).joined(separator: "\n")
  }

  private func declaration(_ variable: String, _ key: ProfileKey) -> String {
    let perimeter = key.perimeter.text.isEmpty ? "(unknown)" : key.perimeter.text
    return TerraformConfiguration.variable(
      variable,
      """
      Resource id of the profile \(key.name.isEmpty ? "(unknown)" : key.name) of the perimeter \
      \(perimeter)
      """)
  }

  /// The variables of a profile's path, and the local value they make.
  private func parts(of profile: DeployableRules.Profile, _ label: String) -> [(String, String)] {
    let key = profile.key
    let kinds: [Parameter.Kind] = [.subscription, .group, .perimeter, .profile]
    let parameters = kinds.map { kind in
      Parameter(
        kind: kind, number: kind == .profile ? profile.number : profile.perimeterNumber,
        about: kind == .profile
          ? Shown.profileName(key)
          : key.perimeter.text.isEmpty ? "a perimeter the logs do not name" : key.perimeter.text)
    }
    let values = parameters.map { "${var.\($0.snakeCase)}" }
    let id =
      "/subscriptions/\(values[0])/resourceGroups/\(values[1])/providers/"
      + "\(ARMResource.perimeterType)/\(values[2])/profiles/\(values[3])"
    return parameters.map {
      ($0.snakeCase, TerraformConfiguration.variable($0.snakeCase, $0.description))
    } + [(label, "locals {\n  \(label) = \"\(id)\"\n}")]
  }

  private static func variable(_ name: String, _ description: String) -> String {
    """
    variable "\(name)" {
      type        = string
      description = \(TerraformString(description))
    }
    """
  }

  private func block(_ rule: DeployableRules.Rule, _ label: String, _ id: String) -> [String] {
    let address = "\(provider.resourceType).\(label)"
    if rule.isRemoved {
      // Terraform 1.7 and later.
      return ["removed {\n  from = \(address)\n\n  lifecycle {\n    destroy = true\n  }\n}"]
    }
    let resource = provider.resource(rule, label, profile: id)
    if !rule.isThere || rules.form.undoes { return [resource] }
    // Terraform 1.6 and later.
    let imported = [
      "# It is there already.", "import {", "  to = \(address)",
      "  id = \"${\(id)}/accessRules/\(rule.rule.name)\"", "}",
    ]
    return [imported.joined(separator: "\n"), resource]
  }
}
