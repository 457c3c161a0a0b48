import PerimetryModel

extension ExportWalk {
  /// An ARM template, written by hand or built from Bicep (domain.md §4.3, §4.4).
  /// - Parameter given: values of its parameters, by name in lower case, where a deployment gives them.
  mutating func template(_ root: ExportedObject, given: [String: Any], at path: String) {
    let values = TemplateValues(root, given: given)
    resources(root.member("resources"), values, below: nil, at: path)
  }

  private struct Parent {
    var type: String
    var name: String
  }

  private mutating func resources(
    _ member: ExportedObject.Member?, _ values: TemplateValues, below parent: Parent?,
    at path: String
  ) {
    guard let member else { return }
    // Templates of language version 2 name their resources.
    if let named = member.value as? [String: Any] {
      for (key, value) in named.sorted(by: { $0.key < $1.key }) {
        resource(value, values, below: parent, at: "\(path).\(member.key).\(key)")
      }
    }
    for (index, value) in (member.value as? [Any] ?? []).enumerated() {
      resource(value, values, below: parent, at: "\(path).\(member.key)[\(index)]")
    }
  }

  private mutating func resource(
    _ value: Any, _ values: TemplateValues, below parent: Parent?, at path: String
  ) {
    guard let object = ExportedObject(value), var type = object.text("type")?.lowercased() else {
      return
    }
    if let nested = object.object("properties")?.object("template"),
      type == "microsoft.resources/deployments"
    {
      deployment(object, nested, values, at: "\(path).properties.template")
      return
    }
    if let parent, !type.hasPrefix("microsoft.") { type = "\(parent.type)/\(type)" }
    let written = object.text("name") ?? ""
    var name = values.resolved(written) as? String
    if let parent, let own = name, !own.contains("/") { name = "\(parent.name)/\(own)" }
    resources(
      object.member("resources"), values, below: Parent(type: type, name: name ?? ""), at: path)
    // A rule that is only referred to is deployed elsewhere.
    guard type == ExportWalk.ruleType, object["existing"] as? Bool != true else { return }
    if object.has("copy") {
      reader.note(.loop, at: path)
      return
    }
    let parts = (name ?? "").split(separator: "/", omittingEmptySubsequences: false)
    let isNamed = parts.count == 3 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix("[") }
    if !isNamed { reader.note(.unresolved(written), at: "\(path).name") }
    let key =
      isNamed
      ? ProfileKey(perimeter: ResourceID(String(parts[0])), name: String(parts[1])) : .unknown
    guard let properties = ExportedObject(values.resolved(object["properties"] ?? [:])) else {
      reader.note(.notARule("a rule without properties"), at: path)
      return
    }
    let rule = reader.rule(
      isNamed ? String(parts[2]) : written, properties, at: "\(path).properties")
    add(rule, to: key, .excerpt, at: path)
  }

  private mutating func deployment(
    _ object: ExportedObject, _ template: ExportedObject, _ values: TemplateValues,
    at path: String
  ) {
    var given: [String: Any] = [:]
    for (_, member) in object.object("properties")?.object("parameters")?.all ?? [] {
      if let value = ExportedObject(member.value)?["value"] {
        given[member.key.lowercased()] = values.resolved(value)
      }
    }
    self.template(template, given: given, at: path)
  }
}
