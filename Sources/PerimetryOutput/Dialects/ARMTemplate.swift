import PerimetryModel

/// An ARM template of access rules (domain.md §4.3), to be deployed to the resource group of their perimeters.
///
/// A deployment goes to one resource group: perimeters in several are refused.
struct ARMTemplate {
  private let rules: DeployableRules
  private let template: TemplateNames

  /// - Throws: ``OutputError/unusableProfile(_:)``, ``OutputError/severalResourceGroups(_:)``.
  init(_ rules: DeployableRules) throws {
    self.rules = rules
    template = try TemplateNames(rules)
  }

  func text() throws -> String {
    let document: JSONValue = [
      "$schema":
        "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "contentVersion": "1.0.0.0",
      "parameters": .object(JSONObject(template.parameters.map { ($0.name, parameter($0)) })),
      "resources": .array(
        rules.profiles.flatMap { profile in
          profile.rules.filter { !$0.isRemoved }.map { resource($0, of: profile.key) }
        }),
    ]
    let metadata: JSONValue = rules.form.undoes ? ["metadata": undoing] : [:]
    return try JSONText(document.merging(metadata)).text + "\n"
  }

  private var undoing: JSONValue {
    let removed = rules.profiles.flatMap { profile in
      profile.rules.filter(\.isRemoved).map { "\(Shown.profileName(profile.key))/\($0.rule.name)" }
    }
    let lines = [rules.heading] + TemplateNames.deployment(undoing: true, suffix: "json")
    return [
      "description": .string(ARMString(lines.joined(separator: " ")).text),
      "removed": JSONValue(removed.map { ARMString($0).text }),
    ]
  }

  private func parameter(_ declared: TemplateNames.Declared) -> JSONValue {
    let parameter: JSONValue = [
      "type": "string",
      "metadata": ["description": .string(ARMString(declared.description).text)],
    ]
    guard let value = declared.defaultValue else { return parameter }
    return parameter.merging(["defaultValue": .string(ARMString(value).text)])
  }

  private func resource(_ rule: DeployableRules.Rule, of profile: ProfileKey) -> JSONValue {
    let path = template[profile]
    let names = [path.perimeter, path.profile, .literal(rule.rule.name.text)].map(expression)
    let direction: JSONValue = ["direction": .string(rule.rule.direction.armName)]
    let resource: JSONValue = [
      "type": .string(ARMResource.type), "apiVersion": .string(ARMResource.version),
      "name": .string("[format('{0}/{1}/{2}', \(names.joined(separator: ", ")))]"),
      "properties": direction.merging(rule.rule.listJSON { ARMString($0).text }),
    ]
    if rule.reasons.isEmpty { return resource }
    // A template has no comments that every client takes; what is in `metadata` is ignored.
    let lines = zip(rule.rule.elements, rule.reasons).map { "\($0.text): \($1)" }
    return resource.merging([
      "metadata": ["evidence": JSONValue(lines.map { ARMString($0).text })]
    ])
  }

  private func expression(_ name: DeployableNames.Name) -> String {
    switch name {
    case .literal(let text): ARMString.literal(text)
    case .parameter(let parameter): "parameters(\(ARMString.literal(parameter.camelCase)))"
    }
  }
}
