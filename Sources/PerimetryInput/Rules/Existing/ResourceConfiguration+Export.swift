import PerimetryModel

extension ResourceConfiguration {
  /// All but the rules, which are an empty list where there is one (domain.md §4.8).
  /// - Parameters:
  ///   - id: the configuration's own, which begins with the resource's.
  ///   - path: of the properties, in the document.
  init(
    _ properties: ExportedObject, of id: String?, profile key: ProfileKey,
    in profile: ExportedObject, at path: String
  ) {
    let word = "/networksecurityperimeterconfigurations/"
    let resource = id?.lowercased().firstRange(of: word).flatMap { range in
      id.map { $0.lowercased()[..<range.lowerBound] }
    }
    self.init(
      file: "", path: path, resource: ResourceID(resource.map(String.init) ?? ""), profile: key,
      mode: properties.object("resourceassociation")?.text("accessmode"),
      rules: profile.list("accessrules") == nil ? nil : [],
      rulesVersion: RulesVersion(exported: profile["accessrulesversion"]),
      diagnosticsVersion: RulesVersion(exported: profile["diagnosticsettingsversion"]),
      categories: profile.list("enabledlogcategories")?.map { $0 as? String ?? "\($0)" },
      provisioningState: properties.text("provisioningstate"))
    issues = properties.list("provisioningissues")?.map(ProvisioningIssue.init(exported:))
  }
}

extension ProvisioningIssue {
  /// Whatever stands in the list is an issue, even if it does not say what it is about.
  init(exported value: Any) {
    let item = ExportedObject(value)
    let properties = item?.object("properties") ?? item
    self.init(
      kind: properties?.text("issuetype") ?? "", severity: properties?.text("severity"),
      description: properties?.text("description") ?? (value as? String ?? ""),
      suggestedResources: (properties?.list("suggestedresourceids") ?? []).map {
        $0 as? String ?? "\($0)"
      })
    // What cannot be taken of a rule that does not exist is nobody's to mend.
    var reader = ExportedRuleReader()
    suggestedRules = (properties?.list("suggestedaccessrules") ?? []).compactMap {
      reader.rule(within: $0, at: "")
    }
  }
}

extension RulesVersion {
  /// A text on the perimeter's side, a number on the resource's; `nil` for what is neither (domain.md §4.9).
  init?(exported value: Any?) {
    switch value {
    case let text as String where !text.isEmpty: self.init(text)
    case let number as Int: self.init("\(number)")
    default: return nil
    }
  }
}
