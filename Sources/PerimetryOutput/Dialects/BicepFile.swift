import PerimetryModel

/// A Bicep file of access rules (domain.md §4.4), to be deployed to the resource group of their perimeters: what
/// ``ARMTemplate`` says, with the same parameters.
struct BicepFile {
  private let rules: DeployableRules
  private let template: TemplateNames

  /// - Throws: ``OutputError/unusableProfile(_:)``, ``OutputError/severalResourceGroups(_:)``.
  init(_ rules: DeployableRules) throws {
    self.rules = rules
    template = try TemplateNames(rules)
  }

  var text: String {
    var symbols = Labels()
    var blocks = [heading] + template.parameters.map(declaration)
    var perimeters: Set<ResourceID> = []
    for profile in rules.profiles {
      let path = template[profile.key]
      let perimeter = "perimeter" + BicepFile.suffix(profile.perimeterNumber)
      let parent = "profile" + BicepFile.suffix(profile.number)
      if profile.isWritten, perimeters.insert(profile.key.perimeter).inserted {
        blocks.append(existing(perimeter, type: "", name: path.perimeter, parent: nil))
      }
      let comment = BicepComment("Profile \(Shown.profileName(profile.key))").text
      if profile.isWritten {
        let resource = existing(parent, type: "/profiles", name: path.profile, parent: perimeter)
        blocks.append("\(comment)\n\(resource)")
      } else {
        blocks.append(comment)
      }
      for rule in profile.rules {
        let symbol = symbols.label(["rule", rule.rule.name.text])
        blocks.append(
          rule.isRemoved
            ? BicepComment("Removed: \(rule.rule.name)").text
            : resource(rule, symbol, parent: parent))
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func suffix(_ number: Int) -> String { number == 1 ? "" : "_\(number)" }

  private var heading: String {
    let lines =
      [rules.heading] + TemplateNames.deployment(undoing: rules.form.undoes, suffix: "bicep")
    return lines.map { BicepComment($0).text }.joined(separator: "\n")
  }

  private func declaration(_ parameter: TemplateNames.Declared) -> String {
    let value = parameter.defaultValue.map { " = \(BicepString($0))" } ?? ""
    return """
      @description(\(BicepString(parameter.description)))
      param \(parameter.name) string\(value)
      """
  }

  private func existing(
    _ symbol: String, type: String, name: DeployableNames.Name, parent: String?
  ) -> String {
    let parent = parent.map { "  parent: \($0)\n" } ?? ""
    return """
      resource \(symbol) '\(ARMResource.perimeterType)\(type)@\(ARMResource.version)' existing = {
      \(parent)  name: \(expression(name))
      }
      """
  }

  private func expression(_ name: DeployableNames.Name) -> String {
    switch name {
    case .literal(let text): BicepString(text).text
    case .parameter(let parameter): parameter.camelCase
    }
  }

  private func resource(_ rule: DeployableRules.Rule, _ symbol: String, parent: String) -> String {
    var lines = [
      "resource \(symbol) '\(ARMResource.type)@\(ARMResource.version)' = {",
      "  parent: \(parent)", "  name: \(BicepString(rule.rule.name.text))", "  properties: {",
      "    direction: '\(rule.rule.direction.armName)'",
      "    \(ARMResource.property(rule.rule.kind)): [",
    ]
    for (index, element) in rule.rule.elements.enumerated() {
      if index < rule.reasons.count { lines.append("      \(BicepComment(rule.reasons[index]))") }
      let text = BicepString(element.text).text
      lines +=
        rule.rule.kind == .subscription
        ? ["      {", "        id: \(text)", "      }"] : ["      \(text)"]
    }
    return (lines + ["    ]", "  }", "}"]).joined(separator: "\n")
  }
}
