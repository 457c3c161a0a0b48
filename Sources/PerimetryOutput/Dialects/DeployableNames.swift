import PerimetryModel

/// Where the names come from by which a dialect reaches the profiles: the logs, or parameters.
///
/// A perimeter that the logs do not name is a parameter whatever is asked for.
struct DeployableNames {
  enum Name: Hashable {
    case literal(String)
    case parameter(Parameter)
  }

  /// What a profile is reached by.
  struct Path {
    let subscription: Name
    let group: Name
    let perimeter: Name
    let profile: Name
  }

  private let paths: [ProfileKey: Path]
  /// Those that must be given, in the order in which paths need them.
  let parameters: [Parameter]

  /// - Throws: ``OutputError/unusableProfile(_:)`` where a name that is not a parameter is none that Azure allows.
  init(_ rules: DeployableRules) throws {
    let takesNames = rules.form.takesNames
    var paths: [ProfileKey: Path] = [:]
    var parameters: [Parameter] = []
    for profile in rules.profiles {
      let key = profile.key
      if !takesNames { guard key.isUsable else { throw OutputError.unusableProfile(key) } }
      let number = profile.perimeterNumber
      let about =
        key.perimeter.text.isEmpty ? "a perimeter the logs do not name" : key.perimeter.text
      func name(_ kind: Parameter.Kind, _ text: String?) -> Name {
        if !takesNames, let text { return .literal(text) }
        return .parameter(Parameter(kind: kind, number: number, about: about))
      }
      let path = Path(
        subscription: name(.subscription, key.perimeter.subscription?.text),
        group: name(.group, key.perimeter.resourceGroup),
        perimeter: name(.perimeter, key.perimeter.text.isEmpty ? nil : key.perimeter.name),
        profile: takesNames
          ? .parameter(
            Parameter(
              kind: .profile, number: profile.number, about: Shown.profileName(key)))
          : .literal(key.name))
      paths[key] = path
      for case .parameter(let parameter) in [
        path.subscription, path.group, path.perimeter, path.profile,
      ] where !parameters.contains(parameter) {
        parameters.append(parameter)
      }
    }
    self.paths = paths
    self.parameters = parameters
  }

  /// - Precondition: the profile is one of the rules'.
  subscript(key: ProfileKey) -> Path {
    guard let path = paths[key] else { preconditionFailure("a profile of other rules") }
    return path
  }
}

extension ProfileKey {
  /// Whether Azure allows the profile's name, and the id is a perimeter's with a name Azure allows, or absent.
  var isUsable: Bool {
    guard RuleName(name) != nil else { return false }
    if perimeter.text.isEmpty { return true }
    guard perimeter.isWellFormed, perimeter.type == ResourceID.perimeterType,
      let group = perimeter.resourceGroup
    else { return false }
    return RuleName(perimeter.name) != nil && ProfileKey.isGroup(group)
  }

  /// Letters, digits, `_`, `.`, `-`, `(`, `)`, at most 90, no `.` last; none that a command would take for an option.
  private static func isGroup(_ name: String) -> Bool {
    name.count <= 90 && name.first != "-" && name.last != "."
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal
          || "_.-()".unicodeScalars.contains($0)
      }
  }
}
