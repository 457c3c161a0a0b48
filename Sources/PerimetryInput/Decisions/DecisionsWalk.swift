import PerimetryModel

/// Walks over a parsed file of decisions and notes every mistake on the way.
struct DecisionsWalk {
  private(set) var mistakes: [RuleSetMistake] = []

  private mutating func note(_ kind: RuleSetMistake.Kind, at path: String) {
    mistakes.append(RuleSetMistake(path: path, kind: kind))
  }

  /// Meaningless where there are mistakes.
  mutating func decisions(_ document: Any) -> [Decision] {
    guard let root = document as? [String: Any],
      root["format"] as? String == DecisionsReader.format,
      root["formatVersion"] as? Int == DecisionsReader.formatVersion
    else {
      note(.decision(.notDecisions), at: "$")
      return []
    }
    guard let values = root["decisions"] as? [Any] else {
      note(
        root["decisions"] == nil ? .missing("decisions") : .wrongType(wanted: "a list"),
        at: "$.decisions")
      return []
    }
    var decisions: [Decision] = []
    var places: [[String]: String] = [:]
    for (index, value) in values.enumerated() {
      let path = "$.decisions[\(index)]"
      guard let decision = decision(value, at: path) else { continue }
      if let place = places[decision.subject] {
        note(.decision(.repeated(decision.peer, place: place)), at: path)
      } else {
        places[decision.subject] = path
      }
      decisions.append(decision)
    }
    return decisions
  }

  private mutating func decision(_ value: Any, at path: String) -> Decision? {
    guard let object = value as? [String: Any] else {
      note(.wrongType(wanted: "an object"), at: path)
      return nil
    }
    for key in object.keys.sorted() where !DecisionProblem.keys.contains(key) {
      note(.decision(.unknownKey(key)), at: path)
    }
    let kind = kind(text(object, "decision", at: path), at: "\(path).decision")
    let peer = text(object, "peer", at: path)
    if let peer, let mistake = PeerPattern.mistake(in: peer) {
      note(.decision(.badPeer(peer, mistake)), at: "\(path).peer")
    }
    let author = text(object, "author", at: path)
    let reason = text(object, "reason", at: path)
    let perimeter = optional(object, "perimeter", at: path) ?? ""
    let profile = optional(object, "profile", at: path) ?? ""
    let direction = direction(
      optional(object, "direction", at: path), at: "\(path).direction")
    let expires = day(optional(object, "expires", at: path), at: "\(path).expires")
    guard let kind, let peer, let author, let reason else { return nil }
    if kind == .dismissed, object["expires"] == nil {
      note(.decision(.expiryIsMissing), at: path)
    }
    return Decision(
      kind: kind, perimeter: perimeter, profile: profile, direction: direction, peer: peer,
      author: author, reason: reason, expires: expires)
  }

  private mutating func text(_ object: [String: Any], _ key: String, at path: String) -> String? {
    if object[key] == nil {
      note(.missing(key), at: path)
      return nil
    }
    let text = optional(object, key, at: path)
    if text?.isEmpty ?? false { note(.decision(.empty(key)), at: "\(path).\(key)") }
    return text
  }

  private mutating func optional(
    _ object: [String: Any], _ key: String, at path: String
  ) -> String? {
    guard let value = object[key] else { return nil }
    if let text = value as? String { return text }
    note(.wrongType(wanted: "a text"), at: "\(path).\(key)")
    return nil
  }

  private mutating func kind(_ text: String?, at path: String) -> Decision.Kind? {
    guard let text else { return nil }
    let kind = Decision.Kind(rawValue: text.lowercased())
    if kind == nil { note(.decision(.badKind(text)), at: path) }
    return kind
  }

  private mutating func direction(_ text: String?, at path: String) -> Direction? {
    guard let text else { return nil }
    let direction = Direction(rawValue: text.lowercased())
    if direction == nil { note(.badDirection(text), at: path) }
    return direction
  }

  private mutating func day(_ text: String?, at path: String) -> Day? {
    guard let text else { return nil }
    let day = Day(text)
    if day == nil { note(.decision(.badDay(text)), at: path) }
    return day
  }
}
