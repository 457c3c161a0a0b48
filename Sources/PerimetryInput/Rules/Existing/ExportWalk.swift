import PerimetryModel

/// Walks over a parsed export and gathers its rules by profile.
struct ExportWalk {
  static let ruleType = "microsoft.network/networksecurityperimeters/profiles/accessrules"

  var reader = ExportedRuleReader()
  private(set) var profiles: [ExistingRules.Profile] = []
  /// Resources whose configurations were met, in the order of the document.
  private(set) var resources: [KnownResource] = []
  /// The configurations themselves, in the order of the document.
  private(set) var configurations: [ResourceConfiguration] = []

  private struct Place: Hashable {
    let key: ProfileKey
    let version: String?
    let extent: ExistingRules.Extent

    init(_ key: ProfileKey, _ extent: ExistingRules.Extent, _ version: RulesVersion?) {
      self.key = ProfileKey(perimeter: key.perimeter, name: key.name.lowercased())
      self.version = version?.text
      self.extent = extent
    }
  }

  private var places: [Place: Int] = [:]
  /// Where the rules of each list stand, by their names in lower case.
  private var named: [Place: [String: (path: String, rule: ExistingRule)]] = [:]

  /// - Returns: what the export is; `nil` where it is none.
  mutating func read(_ document: Any) -> String? {
    guard let shape = shape(of: document) else { return nil }
    if profiles.allSatisfy(\.rules.isEmpty) { reader.note(.noRules, at: "$") }
    return shape
  }

  private mutating func shape(of document: Any) -> String? {
    if let list = document as? [Any] { return items(list, .complete, at: "$") }
    guard let root = ExportedObject(document) else { return nil }
    if terraform(root) { return "a state or plan of Terraform" }
    if root.has("resources"), root.has("$schema", "contentversion") {
      template(root, given: [:], at: "$")
      return "an ARM template"
    }
    guard let list = root.list("value") else { return item(root, .excerpt, at: "$") }
    let hasNext = root.text("nextlink").map { !$0.isEmpty } ?? false
    if hasNext { reader.note(.nextPage, at: "$.nextLink") }
    return items(list, hasNext ? .page : .complete, at: "$.value")
  }

  /// A list is one even if it is empty; one of nothing that belongs here is none.
  private mutating func items(
    _ list: [Any], _ extent: ExistingRules.Extent, at path: String
  ) -> String? {
    var shape: String?
    for (index, value) in list.enumerated() {
      let place = "\(path)[\(index)]"
      let found = ExportedObject(value).flatMap { item($0, extent, at: place) }
      if found == nil { reader.note(.notARule(ExportWalk.description(of: value)), at: place) }
      shape = shape ?? found
    }
    return list.isEmpty ? "an empty list" : shape
  }

  /// A rule, or the configuration a resource has of its perimeter.
  private mutating func item(
    _ item: ExportedObject, _ extent: ExistingRules.Extent, at path: String
  ) -> String? {
    let nested = item.object("properties")
    let properties = nested ?? item
    let inside = nested == nil ? path : "\(path).properties"
    if properties.object("profile") != nil, properties.has("networksecurityperimeter") {
      configuration(properties, of: item.text("id"), at: inside)
      return "a resource's perimeter configuration"
    }
    let type = item.text("type")?.lowercased()
    guard type == ExportWalk.ruleType || ExportedRuleReader.isRule(properties) else { return nil }
    let id = item.text("id")
    let home = id.flatMap(RulePath.init)
    if let id, !(home?.isWellFormed ?? false) {
      reader.note(.malformedID(id), at: "\(path).id")
    } else if id == nil {
      reader.note(.noProfile, at: path)
    }
    let name = item.text("name") ?? home?.rule ?? ""
    let rule = reader.rule(name, properties, at: inside)
    add(rule, to: home?.key ?? .unknown, extent, at: path)
    return "a list of rules"
  }

  private mutating func configuration(
    _ properties: ExportedObject, of id: String?, at path: String
  ) {
    if let known = KnownResource(configuration: properties, id: id) { resources.append(known) }
    guard let profile = properties.object("profile") else { return }
    let perimeterID = properties.object("networksecurityperimeter")?.text("id") ?? ""
    let perimeter = ResourceID(perimeterID)
    if !perimeter.isWellFormed {
      reader.note(.malformedID(perimeterID), at: "\(path).networkSecurityPerimeter.id")
    }
    let rules = profile.list("accessrules")
    let key = ProfileKey(perimeter: perimeter, name: profile.text("name") ?? "")
    var found = ResourceConfiguration(properties, of: id, profile: key, in: profile, at: path)
    let extent: ExistingRules.Extent = rules == nil ? .excerpt : .complete
    begin(key, extent, found.rulesVersion)
    // Another resource of the profile has the same rules.
    named[Place(key, extent, found.rulesVersion)] = nil
    for (index, value) in (rules ?? []).enumerated() {
      let place = "\(path).profile.accessRules[\(index)]"
      guard let rule = reader.rule(within: value, at: place) else { continue }
      found.rules?.append(rule)
      add(rule, to: key, extent, found.rulesVersion, at: place)
    }
    configurations.append(found)
  }

  mutating func add(
    _ rule: ExistingRule, to key: ProfileKey, _ extent: ExistingRules.Extent,
    _ version: RulesVersion? = nil, at path: String
  ) {
    let place = Place(key, extent, version)
    let name = rule.name.lowercased()
    // An expression may stand for any name.
    if !name.isEmpty, !name.hasPrefix("[") {
      if let first = named[place]?[name] {
        reader.note(
          .repeatedName(rule.name, first: first.path, isSame: first.rule.isSame(as: rule)), at: path
        )
      }
      named[place, default: [:]][name] = (path, rule)
    }
    profiles[begin(key, extent, version)].rules.append(rule)
  }

  /// - Returns: where the profile's rules are gathered.
  @discardableResult
  private mutating func begin(
    _ key: ProfileKey, _ extent: ExistingRules.Extent, _ version: RulesVersion?
  ) -> Int {
    let place = Place(key, extent, version)
    if let index = places[place] { return index }
    places[place] = profiles.count
    profiles.append(.init(key: key, rules: [], extent: extent, version: version))
    return profiles.count - 1
  }

  /// What a value looks like, for a message.
  static func description(of value: Any) -> String {
    guard let object = ExportedObject(value) else {
      return value is [Any] ? "a list" : "\(value)".prefix(40).debugDescription
    }
    if let type = object.text("type") { return "of type \(type.prefix(80).debugDescription)" }
    let keys = object.all.prefix(4).map(\.member.key.debugDescription)
    return keys.isEmpty ? "an empty object" : "an object of \(keys.joined(separator: ", "))"
  }
}

extension ExistingRule {
  /// Whether both let through the same, whatever the order.
  fileprivate func isSame(as other: ExistingRule) -> Bool {
    direction == other.direction && Set(elements) == Set(other.elements)
  }
}

extension ProfileKey {
  /// Of an export that does not say whose rules they are.
  static let unknown = ProfileKey(perimeter: ResourceID(""), name: "")
}
