import PerimetryModel

extension KnownResource {
  /// The resource that a `networkSecurityPerimeterConfigurations` object belongs to (domain.md §4.8); `nil` where its id
  /// does not say.
  init?(configuration properties: ExportedObject, id: String?) {
    let word = "/networksecurityperimeterconfigurations/"
    guard let id = id?.lowercased(), let end = id.firstRange(of: word) else { return nil }
    let resource = ResourceID(String(id[..<end.lowerBound]))
    guard resource.isWellFormed else { return nil }
    self.init(
      resource: resource,
      profile: ProfileKey(
        perimeter: ResourceID(properties.object("networksecurityperimeter")?.text("id") ?? ""),
        name: properties.object("profile")?.text("name") ?? ""),
      source: .file, mode: properties.object("resourceassociation")?.text("accessmode"))
  }

  /// An item of a list of associations, of configurations or of resources; `nil` where it names no resource.
  init?(exported value: Any) {
    if let text = value as? String {
      self.init(id: text, profile: nil, mode: nil)
      return
    }
    guard let item = ExportedObject(value) else { return nil }
    let properties = item.object("properties") ?? item
    if properties.object("networksecurityperimeter") != nil {
      self.init(configuration: properties, id: item.text("id"))
    } else if let target = properties.object("privatelinkresource") {
      self.init(
        id: target.text("id") ?? "",
        profile: properties.object("profile")?.text("id").flatMap(RulePath.init)?.key
          ?? item.text("id").flatMap(RulePath.init)?.key,
        mode: properties.text("accessmode"))
    } else {
      self.init(id: item.text("id") ?? "", profile: nil, mode: nil)
    }
  }

  init?(id: String, profile: ProfileKey?, mode: String?) {
    let resource = ResourceID(id)
    guard resource.isWellFormed, resource.type != nil else { return nil }
    self.init(resource: resource, profile: profile ?? .unknown, source: .file, mode: mode)
  }
}
