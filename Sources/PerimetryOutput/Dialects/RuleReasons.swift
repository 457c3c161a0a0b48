import PerimetryModel

/// Says why elements are in a rule, in a line each: what stands beside them as comments.
struct RuleReasons {
  var profile: ProfileKey
  var evidence: RuleSetEvidence

  /// Peers that a line names.
  private static let peers = 3

  static func before(_ rule: AccessRule) -> [String] { rule.elements.map { _ in "there before" } }

  /// Empty where there is nothing to say of any element.
  /// - Parameter before: the rule that is there already.
  func of(_ rule: AccessRule, before: AccessRule?) -> [String] {
    if evidence.isEmpty && before == nil { return [] }
    let known = Set(before?.elements ?? [])
    return rule.elements.map { element in
      let found = evidence[profile, element.text].map(RuleReasons.line)
      if known.contains(element) {
        return ["there before", found].compactMap { $0 }.joined(separator: "; ")
      }
      return found ?? (evidence.isEmpty ? "new" : "no evidence in the rule set")
    }
  }

  private static func line(_ evidence: RuleEvidence) -> String {
    var parts: [String] = []
    if !evidence.peers.isEmpty {
      let named = evidence.peers.prefix(peers).joined(separator: ", ")
      let others = evidence.peers.count - peers
      let rest = others > 0 ? " and \(others.counting("other"))" : ""
      parts.append("\(evidence.peers.count.counting("peer")) (\(named)\(rest))")
    }
    parts.append(
      "\(evidence.events.counting("event")) on \(evidence.days.counting("day")), "
        + "\(evidence.firstSeen) to \(evidence.lastSeen)")
    if let place = evidence.firstRecord {
      parts.append(
        "a record: \(place.file) at byte \(place.offset.grouped), "
          + place.length.counting("byte"))
    }
    return parts.joined(separator: "; ")
  }
}
