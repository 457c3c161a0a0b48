import PerimetryModel

/// The parameters of a template that is deployed to one resource group: ARM and Bicep have the same.
///
/// A perimeter's name is one in any case, with the name from the logs as default, so that the same rules can go to a twin
/// in another environment. Where the logs do not name the perimeter, or names are to be given, there is no default.
struct TemplateNames {
  struct Declared {
    let name: String
    let description: String
    let defaultValue: String?
  }

  /// In order: perimeters, then profiles.
  let parameters: [Declared]
  private let paths: [ProfileKey: DeployableNames.Path]

  /// - Throws: ``OutputError/unusableProfile(_:)``, ``OutputError/severalResourceGroups(_:)``.
  init(_ rules: DeployableRules) throws {
    let names = try DeployableNames(rules)
    let groups = Set(rules.profiles.compactMap { $0.key.perimeter.scope })
    if groups.count > 1 { throw OutputError.severalResourceGroups(groups.sorted()) }
    let takesNames = rules.form.takesNames
    var paths: [ProfileKey: DeployableNames.Path] = [:]
    for profile in rules.profiles {
      let path = names[profile.key]
      paths[profile.key] = DeployableNames.Path(
        subscription: path.subscription, group: path.group,
        perimeter: .parameter(
          Parameter(kind: .perimeter, number: profile.perimeterNumber, about: "")),
        profile: path.profile)
    }
    self.paths = paths
    let perimeters = rules.perimeters.enumerated().map { number, perimeter in
      Declared(
        name: Parameter(kind: .perimeter, number: number + 1, about: "").camelCase,
        description: perimeter.text.isEmpty
          ? "The network security perimeter; the logs do not name it."
          : "The network security perimeter that the logs call \(perimeter.text).",
        defaultValue: takesNames || perimeter.text.isEmpty ? nil : perimeter.name)
    }
    let profiles = names.parameters.filter { $0.kind == .profile }.map {
      Declared(
        name: $0.camelCase, description: "The profile that the logs call \($0.about).",
        defaultValue: nil)
    }
    parameters = perimeters + profiles
  }

  /// - Precondition: the profile is one of the rules'.
  subscript(key: ProfileKey) -> DeployableNames.Path {
    guard let path = paths[key] else { preconditionFailure("a profile of other rules") }
    return path
  }

  /// How to deploy a template so that it can be undone: a deployment by itself removes nothing that a template no longer
  /// holds, but a deployment stack does (Azure CLI, "az stack group").
  static func deployment(undoing: Bool, suffix: String) -> [String] {
    let command = "az stack group create --name STACK --resource-group GROUP --template-file"
    if !undoing {
      return [
        "As a deployment stack it can be undone:",
        "\(command) rules.\(suffix) --action-on-unmanage detachAll --deny-settings-mode none",
      ]
    }
    return [
      "A deployment removes nothing by itself: deploy this to the stack that made the rules:",
      "\(command) undo.\(suffix) --action-on-unmanage deleteResources --deny-settings-mode none",
      "Rules that no stack made are removed by: perimetry export azure-cli rules.json --undo",
    ]
  }
}

extension ResourceID {
  /// The subscription and resource group a deployment goes to.
  fileprivate var scope: String? {
    guard isWellFormed, let group = resourceGroup,
      let subscription = text.split(separator: "/").dropFirst().first
    else { return nil }
    return "/subscriptions/\(subscription)/resourcegroups/\(group)"
  }
}
