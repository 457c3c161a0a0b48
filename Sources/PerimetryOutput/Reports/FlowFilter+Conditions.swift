import PerimetryModel

extension FlowFilter {
  /// What restricts, in words.
  var conditions: [String] {
    var conditions: [String] = []
    if let since { conditions.append("since \(since)") }
    if let until { conditions.append("until \(until)") }
    for (name, value) in named where value != nil { conditions.append("\(name) \(value ?? "")") }
    return conditions
  }

  /// What restricts, by the names of the options.
  var json: JSONValue {
    var members: [String: JSONValue] = [:]
    if let since { members["since"] = .string(since.description) }
    if let until { members["until"] = .string(until.description) }
    for (name, value) in named where value != nil { members[name] = JSONValue(value) }
    return .object(members)
  }

  private var named: [(String, String?)] {
    [
      ("perimeter", perimeter), ("profile", profile), ("resource", resource),
      ("direction", direction?.rawValue), ("operation", operation), ("peer", peer?.text),
    ]
  }
}

extension PeerPattern {
  /// As a person would write it.
  var text: String {
    switch self {
    case .prefix(let prefix): prefix.description
    case .domain(let name): name.text
    case .subdomains(let name): "*." + name.text
    case .text(let text): text
    }
  }
}
