/// A name that whoever applies the rules has to give.
struct Parameter: Hashable {
  enum Kind: Hashable {
    case subscription
    case group
    case perimeter
    case profile
  }

  let kind: Kind
  /// From 1 among its kind; a perimeter's subscription and group have the perimeter's.
  let number: Int
  /// What the logs call it: text from anywhere.
  let about: String

  private var words: [String] {
    switch kind {
    case .subscription: ["subscription", "id"]
    case .group: ["resource", "group", "name"]
    case .perimeter: ["perimeter", "name"]
    case .profile: ["profile", "name"]
    }
  }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private var suffix: String { number == 1 ? "" : String(number) }

  /// `perimeterName2`
  var camelCase: String {
    words[0] + words.dropFirst().map(Parameter.capitalized).joined() + suffix
  }

  /// `PerimeterName2`
  var pascalCase: String { words.map(Parameter.capitalized).joined() + suffix }

  /// `perimeter_name_2`
  var snakeCase: String { (words + [suffix]).filter { !$0.isEmpty }.joined(separator: "_") }

  /// `PERIMETER_NAME_2`
  var upperCase: String { snakeCase.uppercased() }

  var description: String {
    switch kind {
    case .subscription: "The id of the subscription of \(about)"
    case .group: "The resource group of \(about)"
    case .perimeter: "The name of the network security perimeter for the rules of \(about)"
    case .profile: "The name of the profile for the rules of \(about)"
    }
  }
}
