import PerimetryModel

extension FlowFilter {
  /// What restricts, by the names of the command line's options.
  var options: [(name: String, value: String)] {
    let all: [(name: String, value: String?)] = [
      ("since", since?.description), ("until", until?.description), ("perimeter", perimeter),
      ("profile", profile), ("resource", resource), ("direction", direction?.rawValue),
      ("operation", operation), ("peer", peer?.text),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// What restricts, in words.
  var conditions: [String] { options.map { "\($0.name) \($0.value)" } }

  var json: JSONValue {
    .object(JSONObject(options.map { ($0.name, .string($0.value)) }))
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

extension ReportScope {
  /// What restricts the report, by the options' names, as its JSON says.
  public var filterTexts: [String: String] {
    Dictionary(uniqueKeysWithValues: filter.options.map { ($0.name, $0.value) })
  }
}
