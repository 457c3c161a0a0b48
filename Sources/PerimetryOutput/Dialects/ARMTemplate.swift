import PerimetryModel

/// An ARM template of access rules, to be deployed to the resource group of their perimeters.
///
/// A parameter a perimeter takes its name, with the name from the logs as default, so that the same rules can go to a
/// twin in another environment. Where the logs do not name the perimeter, the parameter has no default.
/// A deployment goes to one resource group: perimeters in several are refused.
struct ARMTemplate {
  private let profiles: [RuleSet.Profile]
  /// The parameter that holds a perimeter's name.
  private let parameters: [ResourceID: String]

  /// The oldest stable version (domain.md §4.1).
  private static let apiVersion = "2024-07-01"
  private static let type = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules"

  /// - Throws: ``OutputError/unusableProfile(_:)``, ``OutputError/severalResourceGroups(_:)``.
  init(_ rules: DeployableRules) throws {
    profiles = rules.profiles
    var groups: Set<String> = []
    for profile in profiles {
      guard RuleName(profile.key.name) != nil, profile.key.perimeter.isUsable else {
        throw OutputError.unusableProfile(profile.key)
      }
      groups.formUnion(profile.key.perimeter.scope.map { [$0] } ?? [])
    }
    if groups.count > 1 { throw OutputError.severalResourceGroups(groups.sorted()) }
    let perimeters = Set(profiles.map(\.key.perimeter)).sorted()
    parameters = Dictionary(
      uniqueKeysWithValues: perimeters.enumerated().map { number, perimeter in
        (perimeter, number == 0 ? "perimeterName" : "perimeterName\(number + 1)")
      })
  }

  func text() throws -> String {
    let document: JSONValue = [
      "$schema":
        "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      "contentVersion": "1.0.0.0",
      "parameters": .object(
        JSONObject(parameters.map { ($1, parameter(of: $0)) })),
      "resources": .array(
        profiles.flatMap { profile in profile.rules.map { resource($0, of: profile.key) } }),
    ]
    return try JSONText(document).text + "\n"
  }

  private func parameter(of perimeter: ResourceID) -> JSONValue {
    let isKnown = !perimeter.text.isEmpty
    let description =
      isKnown
      ? "The network security perimeter that the logs call \(perimeter.text)."
      : "The network security perimeter; the logs do not name it."
    let parameter: JSONValue = [
      "type": "string", "metadata": ["description": .string(ARMString(description).text)],
    ]
    if !isKnown { return parameter }
    return parameter.merging(["defaultValue": .string(ARMString(perimeter.name).text)])
  }

  private func resource(_ rule: AccessRule, of profile: ProfileKey) -> JSONValue {
    let parameter = ARMString.literal(parameters[profile.perimeter] ?? "")
    let names = [profile.name, rule.name.text].map(ARMString.literal).joined(separator: ", ")
    let direction: JSONValue = ["direction": .string(rule.direction.armName)]
    return [
      "type": .string(ARMTemplate.type), "apiVersion": .string(ARMTemplate.apiVersion),
      "name": .string("[format('{0}/{1}/{2}', parameters(\(parameter)), \(names))]"),
      "properties": direction.merging(rule.listJSON { ARMString($0).text }),
    ]
  }
}

extension ResourceID {
  /// Whether the id is a perimeter's with a name Azure allows, or absent.
  fileprivate var isUsable: Bool {
    text.isEmpty
      || (isWellFormed && type == ResourceID.perimeterType && scope != nil
        && RuleName(name) != nil)
  }

  /// The subscription and resource group a deployment goes to.
  fileprivate var scope: String? {
    guard let group = resourceGroup, let subscription = text.split(separator: "/").dropFirst().first
    else { return nil }
    return "/subscriptions/\(subscription)/resourcegroups/\(group)"
  }
}
