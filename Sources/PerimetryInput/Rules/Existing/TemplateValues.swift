/// What a template says of its own expressions: parameters by their default values, variables, and the functions that
/// put names together. What depends on the deployment stays as it is written.
struct TemplateValues {
  private let parameters: [String: Any]
  private let variables: [String: Any]

  /// How deep expressions and the variables in them may lie within each other.
  private static let depth = 24
  /// Calls that are left, so that variables of variables of variables come to an end.
  let allowance = Allowance()

  final class Allowance {
    private var calls = 100_000

    func take() -> Bool {
      calls -= 1
      return calls > 0
    }
  }

  /// - Parameter given: values by parameter's name in lower case, before defaults.
  init(_ template: ExportedObject, given: [String: Any]) {
    var parameters = given
    for (_, member) in template.object("parameters")?.all ?? [] {
      let name = member.key.lowercased()
      guard parameters[name] == nil else { continue }
      parameters[name] = ExportedObject(member.value)?["defaultvalue"]
    }
    self.parameters = parameters
    variables = Dictionary(
      (template.object("variables")?.all ?? []).map {
        ($0.member.key.lowercased(), $0.member.value)
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// With every expression replaced that has a value, in lists and objects too.
  func resolved(_ value: Any) -> Any { resolved(value, TemplateValues.depth) }

  func resolved(_ value: Any, _ depth: Int) -> Any {
    guard depth > 0, allowance.take() else { return value }
    if let list = value as? [Any] { return list.map { resolved($0, depth - 1) } }
    if let object = value as? [String: Any] {
      return object.mapValues { resolved($0, depth - 1) }
    }
    guard let text = value as? String, text.hasPrefix("["), text.hasSuffix("]") else {
      return value
    }
    if text.hasPrefix("[[") { return String(text.dropFirst()) }
    var expression = TemplateExpression(text.dropFirst().dropLast(), of: self, depth: depth - 1)
    return expression.value() ?? value
  }

  func parameter(_ name: String, _ depth: Int) -> Any? {
    parameters[name.lowercased()].map { resolved($0, depth) }
  }

  func variable(_ name: String, _ depth: Int) -> Any? {
    variables[name.lowercased()].map { resolved($0, depth) }
  }
}
