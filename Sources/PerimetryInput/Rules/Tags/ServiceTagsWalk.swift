import PerimetryModel

/// Walks over a parsed publication of service tags and notes what is wrong with it.
struct ServiceTagsWalk {
  private(set) var mistakes: [RuleSetMistake] = []
  private var names: Set<String> = []

  private mutating func note(_ kind: RuleSetMistake.Kind, at path: String) {
    mistakes.append(RuleSetMistake(path: path, kind: kind))
  }

  private mutating func note(_ problem: ServiceTagsProblem, at path: String) {
    note(.serviceTags(problem), at: path)
  }

  /// - Returns: `nil`, with a mistake, where the document is something else.
  mutating func serviceTags(_ document: Any) -> ServiceTags? {
    guard let root = ExportedObject(document), let values = root.list("values"),
      let cloud = root.text("cloud")
    else {
      note(
        ServiceTagsWalk.namesOnly(document)
          ? .namesOnly : .notServiceTags(ExportWalk.description(of: document)), at: "$")
      return nil
    }
    guard cloud.lowercased() == ServiceTagsReader.cloud.lowercased() else {
      note(.otherCloud(cloud), at: "$.cloud")
      return nil
    }
    if let next = root.text("nextlink"), !next.isEmpty { note(.nextPage, at: "$.nextLink") }
    let number = changeNumber(root)
    if values.isEmpty { note(.noTags, at: "$.values") }
    let tags = values.enumerated().compactMap { index, value in
      tag(value, at: "$.values[\(index)]")
    }
    return number.map { ServiceTags(cloud: ServiceTagsReader.cloud, changeNumber: $0, tags: tags) }
  }

  /// The reply of `az network perimeter service-tag list`.
  private static func namesOnly(_ document: Any) -> Bool {
    let list = ExportedObject(document)?.list("value") ?? document as? [Any]
    return list?.first.flatMap { ExportedObject($0) }?.list("servicetags") != nil
  }

  /// A number in the file, a text from the API.
  private mutating func changeNumber(_ root: ExportedObject) -> Int64? {
    let value = root["changenumber"]
    if let text = value as? String, let number = Int64(text) { return number }
    if let number = value as? Int { return Int64(number) }
    note(.badChangeNumber(value.map { "\($0)" } ?? ""), at: "$.changeNumber")
    return nil
  }

  private mutating func tag(_ value: Any, at path: String) -> ServiceTag? {
    guard let object = ExportedObject(value) else {
      note(.wrongType(wanted: "an object"), at: path)
      return nil
    }
    guard let name = object.text("name") else {
      note(.missing("name"), at: path)
      return nil
    }
    guard name.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._\-]*/#) != nil else {
      note(.badServiceTag(name), at: "\(path).name")
      return nil
    }
    if !names.insert(name.lowercased()).inserted { note(.repeated(name), at: "\(path).name") }
    let properties = object.object("properties")
    let place = "\(path).properties.addressPrefixes"
    guard let list = properties?.list("addressprefixes") else {
      note(.wrongType(wanted: "a list"), at: place)
      return nil
    }
    let prefixes = list.enumerated().compactMap { index, value in
      prefix(value, of: name, at: "\(place)[\(index)]")
    }
    return ServiceTag(name: name, prefixes: prefixes)
  }

  private mutating func prefix(_ value: Any, of tag: String, at path: String) -> IPPrefix? {
    guard let text = value as? String else {
      note(.wrongType(wanted: "a text"), at: path)
      return nil
    }
    switch WrittenPrefix(text) {
    case .canonical(let prefix): return prefix
    case .hostBits(let prefix):
      note(.hostBits(text, canonical: prefix.description, tag: tag), at: path)
    case nil: note(.badPrefix(text, tag: tag), at: path)
    }
    return nil
  }
}
