import Foundation
import PerimetryModel

extension ExportWalk {
  /// `terraform show -json` of a state or a plan, or a state file (domain.md §4.5).
  /// - Returns: whether the document is one.
  mutating func terraform(_ root: ExportedObject) -> Bool {
    guard root.has("terraformversion", "formatversion") else { return false }
    if root.has("resources"), let resources = root.list("resources") {
      for (index, value) in resources.enumerated() {
        guard let resource = ExportedObject(value) else { continue }
        for (number, instance) in (resource.list("instances") ?? []).enumerated() {
          let path = "$.resources[\(index)].instances[\(number)].attributes"
          self.resource(resource, ExportedObject(instance)?.object("attributes"), at: path)
        }
      }
      return true
    }
    // A plan has both what is and what will be: rules that will be take their places, too.
    for key in ["plannedvalues", "values"] {
      guard let member = root.member(key), let values = ExportedObject(member.value) else {
        continue
      }
      if let module = values.object("rootmodule") {
        self.module(module, at: "$.\(member.key).root_module")
      }
      return true
    }
    return false
  }

  private mutating func module(_ module: ExportedObject, at path: String) {
    for (index, value) in (module.list("resources") ?? []).enumerated() {
      guard let resource = ExportedObject(value) else { continue }
      self.resource(
        resource, resource.object("values"), at: "\(path).resources[\(index)].values")
    }
    for (index, value) in (module.list("childmodules") ?? []).enumerated() {
      guard let child = ExportedObject(value) else { continue }
      self.module(child, at: "\(path).child_modules[\(index)]")
    }
  }

  private mutating func resource(
    _ resource: ExportedObject, _ values: ExportedObject?, at path: String
  ) {
    guard let values, resource.text("mode") != "data" else { return }
    switch resource.text("type") {
    case "azurerm_network_security_perimeter_access_rule":
      add(values, values, values.member("networksecurityperimeterprofileid"), at: path)
    case "azapi_resource", "azapi_update_resource":
      let type = values.text("type")?.lowercased() ?? ""
      guard type.hasPrefix(ExportWalk.ruleType + "@") else { return }
      let parent = values.member("parentid")
      guard let properties = body(values)?.object("properties") else {
        reader.note(.notARule("an azapi resource without a body"), at: path)
        return
      }
      add(values, properties, parent, at: path)
    default: return
    }
  }

  /// Old versions of the provider keep the body as a text.
  private func body(_ values: ExportedObject) -> ExportedObject? {
    guard let text = values.text("body") else { return values.object("body") }
    do {
      return ExportedObject(try JSONSerialization.jsonObject(with: Data(text.utf8)))
    } catch {
      return nil
    }
  }

  private mutating func add(
    _ values: ExportedObject, _ properties: ExportedObject, _ parent: ExportedObject.Member?,
    at path: String
  ) {
    let id = parent?.value as? String ?? values.text("id")
    let home = id.flatMap(RulePath.init)
    if let id {
      if !(home?.isWellFormed ?? false) {
        reader.note(.malformedID(id), at: "\(path).\(parent?.key ?? "id")")
      }
    } else {
      // A plan does not know the id of a profile it is yet to make.
      reader.note(.noProfile, at: path)
    }
    let rule = reader.rule(values.text("name") ?? "", properties, at: path)
    if rule.elements.isEmpty { reader.note(.unknownUntilApplied, at: path) }
    add(rule, to: home?.key ?? .unknown, .excerpt, at: path)
  }
}
