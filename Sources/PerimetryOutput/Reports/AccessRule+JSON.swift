import PerimetryModel

extension AccessRule {
  /// With the property names of ARM.
  var json: JSONValue {
    JSONValue.object(["name": .string(name.text), "direction": .string(direction.armName)])
      .merging(listJSON { $0 })
  }

  /// The one list the rule holds, under its ARM name; `escape` is applied to each text.
  func listJSON(_ escape: (String) -> String) -> JSONValue {
    let values = elements.map { escape($0.text) }
    return switch kind {
    case .prefix: ["addressPrefixes": JSONValue(values)]
    case .subscription: ["subscriptions": .array(values.map { ["id": .string($0)] })]
    case .serviceTag: ["serviceTags": JSONValue(values)]
    case .domain: ["fullyQualifiedDomainNames": JSONValue(values)]
    }
  }
}
