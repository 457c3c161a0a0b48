import PerimetryModel

extension RuleSetDocumentReader {
  /// `nil` where the rule cannot be used; the mistakes say why.
  mutating func rule(_ value: Any, at path: String) -> AccessRule? {
    guard let object = value as? [String: Any] else {
      note(.wrongType(wanted: "an object"), at: path)
      return nil
    }
    let known = Set(["name", "direction"] + RuleSetDocumentReader.lists.map(\.key))
    for key in object.keys.sorted() where !known.contains(key) {
      note(.unknownKey(key), at: path)
    }
    let name = ruleName(object, at: path)
    let direction = self.direction(object, at: path)
    guard let elements = elements(object, direction, at: path), let name else { return nil }
    return AccessRule(name: name, elements: elements)
  }

  private mutating func ruleName(_ object: [String: Any], at path: String) -> RuleName? {
    guard let text = text(object, "name", at: path) else { return nil }
    if let name = RuleName(text) { return name }
    note(.badName(text), at: "\(path).name")
    return nil
  }

  private mutating func direction(_ object: [String: Any], at path: String) -> Direction? {
    guard let text = text(object, "direction", at: path) else { return nil }
    if let direction = Direction(rawValue: text.lowercased()) { return direction }
    note(.badDirection(text), at: "\(path).direction")
    return nil
  }

  private mutating func elements(
    _ object: [String: Any], _ direction: Direction?, at path: String
  ) -> [RuleElement]? {
    var found: [(key: String, kind: RuleElement.Kind, values: [Any])] = []
    for (key, kind) in RuleSetDocumentReader.lists {
      guard let value = object[key] else { continue }
      guard let values = value as? [Any] else {
        note(.wrongType(wanted: "a list"), at: "\(path).\(key)")
        return nil
      }
      if !values.isEmpty { found.append((key, kind, values)) }
    }
    guard let list = found.first else {
      note(.noElements, at: path)
      return nil
    }
    if found.count > 1 {
      note(.severalKinds(found.map(\.key)), at: path)
      return nil
    }
    if let direction, list.kind.direction != direction {
      note(.wrongDirection(list: list.key, direction: direction), at: "\(path).\(list.key)")
    }
    let before = mistakes.count
    let elements = list.values.enumerated().compactMap { index, value in
      element(list.kind, value, at: "\(path).\(list.key)[\(index)]")
    }
    return mistakes.count == before ? elements : nil
  }

  private mutating func element(
    _ kind: RuleElement.Kind, _ value: Any, at path: String
  ) -> RuleElement? {
    if kind == .subscription { return subscription(value, at: path) }
    guard let text = value as? String else {
      note(.wrongType(wanted: "a text"), at: path)
      return nil
    }
    switch kind {
    case .prefix: return prefix(text, at: path)
    case .domain: return domain(text, at: path)
    case .serviceTag:
      let isTag = text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9._\-]*/#) != nil
      if !isTag { note(.badServiceTag(text), at: path) }
      return isTag ? .serviceTag(text) : nil
    case .subscription: return nil
    }
  }

  private mutating func subscription(_ value: Any, at path: String) -> RuleElement? {
    guard let object = value as? [String: Any], object.count == 1,
      let text = object["id"] as? String,
      text.lowercased().hasPrefix("/subscriptions/"), let id = SubscriptionID(text)
    else {
      note(.badSubscription("\(value)"), at: path)
      return nil
    }
    return .subscription(id)
  }

  private mutating func prefix(_ text: String, at path: String) -> RuleElement? {
    switch WrittenPrefix(text) {
    case .canonical(let prefix): return .prefix(prefix)
    case .hostBits(let prefix): note(.hostBits(text, canonical: prefix.description), at: path)
    case nil: note(.badPrefix(text), at: path)
    }
    return nil
  }

  private mutating func domain(_ text: String, at path: String) -> RuleElement? {
    if text == "*" { return .everyDomain }
    guard let name = DomainName(text) else {
      note(text.hasPrefix("*") ? .wildcard(text) : .badDomain(text), at: path)
      return nil
    }
    if name.text == text.lowercased() { return .domain(name) }
    note(.domainNotCanonical(text, canonical: name.text), at: path)
    return nil
  }
}
