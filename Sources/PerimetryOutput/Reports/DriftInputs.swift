/// Files that both sides of a drift were judged under, as they were named.
public struct DriftInputs: Sendable {
  public var rules: [String]
  public var decisions: String?
  public var serviceTags: String?

  public init(rules: [String] = [], decisions: String? = nil, serviceTags: String? = nil) {
    self.rules = rules
    self.decisions = decisions
    self.serviceTags = serviceTags
  }

  /// In one line; `nil` for none.
  var prose: Prose? {
    var parts: [Prose] = []
    if !rules.isEmpty { parts.append("rules " + Prose(rules.joined(separator: ", "))) }
    if let decisions { parts.append("decisions " + Prose(decisions)) }
    if let serviceTags { parts.append("service tags " + Prose(serviceTags)) }
    return parts.isEmpty ? nil : Prose.joined(parts, by: "; ")
  }

  var json: JSONValue {
    [
      "rule_files": JSONValue(rules), "decisions_file": JSONValue(decisions),
      "service_tags_file": JSONValue(serviceTags),
    ]
  }
}
