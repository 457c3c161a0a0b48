import PerimetryModel

/// Reads one rule of an export, whatever its producer calls the lists, and notes what cannot be taken as it stands.
struct ExportedRuleReader {
  private enum List {
    case elements(RuleElement.Kind)
    case perimeters
    case unevaluated
  }

  /// By ``ExportedObject/plain(_:)``: ARM and REST, PowerShell's singular, Terraform (domain.md §4.2, §4.5, §4.7).
  private static let lists: [String: List] = [
    "addressprefixes": .elements(.prefix), "addressprefix": .elements(.prefix),
    "subscriptions": .elements(.subscription), "subscription": .elements(.subscription),
    "subscriptionids": .elements(.subscription),
    "servicetags": .elements(.serviceTag), "servicetag": .elements(.serviceTag),
    "fullyqualifieddomainnames": .elements(.domain), "fqdns": .elements(.domain),
    "fullyqualifieddomainname": .elements(.domain), "fqdn": .elements(.domain),
    "networksecurityperimeters": .perimeters, "networksecurityperimeter": .perimeters,
    "emailaddresses": .unevaluated, "emailaddress": .unevaluated,
    "phonenumbers": .unevaluated, "phonenumber": .unevaluated,
  ]

  /// - Parameter plain: a key by ``ExportedObject/plain(_:)``.
  static func isList(_ plain: String) -> Bool { lists[plain] != nil }

  /// Lists that are none of elements: set by the server, or by ARM for any resource.
  private static let harmless: Set = ["appliesto", "dependson", "tags", "zones"]

  private(set) var remarks: [RuleSetMistake] = []

  mutating func note(_ kind: RuleSetMistake.Kind, at path: String) {
    remarks.append(RuleSetMistake(path: path, kind: kind))
  }

  mutating func note(_ problem: ExportProblem, at path: String) {
    note(.export(problem), at: path)
  }

  /// Whether there is anything that only a rule has.
  static func isRule(_ object: ExportedObject) -> Bool {
    object.has("direction")
      || object.all.contains { plain, member in
        if case .elements = lists[plain] { member.value is [Any] } else { false }
      }
  }

  /// A rule that is an item of its own, with or without `properties`; `nil`, and a note, for what is none.
  mutating func rule(within value: Any, at path: String) -> ExistingRule? {
    guard let item = ExportedObject(value) else {
      note(.notARule(ExportWalk.description(of: value)), at: path)
      return nil
    }
    let nested = item.object("properties")
    return rule(
      item.text("name") ?? "", nested ?? item, at: nested == nil ? path : "\(path).properties")
  }

  mutating func rule(_ name: String, _ object: ExportedObject, at path: String) -> ExistingRule {
    let direction = direction(object, at: path)
    if let state = object.text("provisioningstate"), !state.isEmpty,
      state.lowercased() != "succeeded"
    {
      note(.notProvisioned(state), at: "\(path).provisioningState")
    }
    var elements: [ExistingElement] = []
    for (plain, member) in object.all {
      let place = "\(path).\(member.key)"
      if let list = ExportedRuleReader.lists[plain] {
        elements += self.elements(list, member, direction, at: place)
      } else if let values = member.value as? [Any], !values.isEmpty,
        !ExportedRuleReader.harmless.contains(plain)
      {
        note(.unknownList(member.key), at: place)
        elements += values.map { .inert("\($0)") }
      }
    }
    return ExistingRule(name: name, direction: direction, elements: elements)
  }

  /// Inbound where nothing is said: so the service stores it (domain.md §4.2).
  private mutating func direction(_ object: ExportedObject, at path: String) -> Direction {
    guard let text = object.text("direction") else {
      note(.noDirection, at: path)
      return .inbound
    }
    if let direction = Direction(rawValue: text.lowercased()) { return direction }
    note(.badDirection(text), at: "\(path).direction")
    return .inbound
  }

  private mutating func elements(
    _ list: List, _ member: ExportedObject.Member, _ direction: Direction, at path: String
  ) -> [ExistingElement] {
    let values = ExportedRuleReader.values(member.value)
    if values.isEmpty { return [] }
    switch list {
    case .perimeters:
      return values.map {
        .perimeter(ResourceID(ExportedObject($0)?.text("id") ?? $0 as? String ?? ""))
      }
    case .unevaluated:
      note(.unevaluated(member.key), at: path)
      return values.map { .inert("\($0)") }
    case .elements(let kind) where kind.direction != direction:
      note(.wrongDirection(list: member.key, direction: direction), at: path)
      return values.map { .inert("\($0)") }
    case .elements(let kind):
      return values.enumerated().map { index, value in
        element(kind, value, at: "\(path)[\(index)]")
      }
    }
  }

  /// PowerShell writes a list of one as its only value, and a list within a list as an object.
  private static func values(_ value: Any) -> [Any] {
    if let list = value as? [Any] { return list }
    if let object = ExportedObject(value), let list = object.list("value") { return list }
    return value is String || value is [String: Any] ? [value] : []
  }

  private mutating func element(
    _ kind: RuleElement.Kind, _ value: Any, at path: String
  ) -> ExistingElement {
    let text = value as? String ?? ExportedObject(value)?.text("id")
    guard let text else {
      note(.wrongType(wanted: "a text"), at: path)
      return .inert("\(value)")
    }
    switch kind {
    case .prefix: return prefix(text, at: path)
    case .domain: return domain(text, at: path)
    case .subscription:
      if let id = SubscriptionID(text) { return .element(.subscription(id)) }
      note(.badSubscription(text), at: path)
    case .serviceTag:
      if text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._\-]*/#) != nil {
        return .element(.serviceTag(text))
      }
      note(.badServiceTag(text), at: path)
    }
    return .inert(text)
  }

  private mutating func prefix(_ text: String, at path: String) -> ExistingElement {
    switch WrittenPrefix(text) {
    case .canonical(let prefix): return .element(.prefix(prefix))
    case .hostBits(let prefix):
      note(.hostBits(text, canonical: prefix.description), at: path)
      return .element(.prefix(prefix))
    case nil:
      note(.badPrefix(text), at: path)
      return .inert(text)
    }
  }

  private mutating func domain(_ text: String, at path: String) -> ExistingElement {
    if text == "*" { return .element(.everyDomain) }
    if text.hasPrefix("*."), let suffix = DomainName(String(text.dropFirst(2))) {
      note(.namesBelow(text), at: path)
      return .suffix(suffix)
    }
    if let name = DomainName(text) { return .element(.domain(name)) }
    note(.badDomain(text), at: path)
    return .inert(text)
  }
}
