import PerimetryModel

extension Gate {
  /// The head of its column.
  var heading: String {
    switch self {
    case .badNetworks: "Listed"
    case .deniedShare: "Denied"
    case .fanOut: "Fan-out"
    case .lateBurst: "Late"
    case .deniedNeighbours: "Beside"
    case .days: "Days"
    case .events: "Events"
    case .lastSeen: "Idle"
    }
  }

  /// Where the width is short: what other tables say as well goes first.
  var expendable: Int {
    switch self {
    case .events: 4
    case .days: 3
    case .lastSeen: 2
    case .badNetworks: 1
    default: 0
    }
  }

  /// What its value counts, after the name.
  var meaning: Prose {
    switch self {
    case .badNetworks: "listed networks that hold the peer"
    case .deniedShare: "percent of its public events, in the whole store, that were denied"
    case .fanOut: "service resources it called, in the whole store"
    case .lateBurst:
      "for a peer that came in one burst: the percent of its profile's time that had passed by then"
    case .deniedNeighbours:
      "other addresses of its /24 (IPv6: /64) that were only ever refused, in the whole store"
    case .days: "days on which it would be denied"
    case .events: "events that would be denied"
    case .lastSeen: "days from its last event to the last one of its profile"
    }
  }
}

extension Gates.Rule {
  func limit(of gate: Gate) -> String { "\(gate.isMinimum ? "min" : "max") \(threshold.grouped)" }
}

extension GateFinding {
  /// `days 1, min 2`.
  var prose: Prose { "\(gate.rawValue) \(value.map(\.grouped) ?? "-"), \(rule.limit(of: gate))" }

  /// For a cell of a table for machines: `days=1<2`.
  var text: String {
    guard let value else { return "\(gate.rawValue)=" }
    let relation = value < rule.threshold ? "<" : value == rule.threshold ? "=" : ">"
    return "\(gate.rawValue)=\(value)\(relation)\(rule.threshold)"
  }

  var json: JSONValue {
    [
      "gate": .string(gate.rawValue), "value": value.map(JSONValue.integer) ?? .null,
      "threshold": .integer(rule.threshold), "poisoning": .bool(gate.isAboutPoisoning),
    ]
  }
}

extension GateSummary {
  /// `days 1, min 2`, and of how many peers where it is not all of them.
  func prose(of peers: Int) -> Prose {
    let value = worst.map(\.grouped) ?? "-"
    let whom: Prose = tripped == peers ? "" : " (\(tripped) of \(peers, "peer"))"
    return "\(gate.rawValue) \(value), \(rule.limit(of: gate))" + whom
  }

  var json: JSONValue {
    [
      "gate": .string(gate.rawValue), "worst": worst.map(JSONValue.integer) ?? .null,
      "threshold": .integer(rule.threshold), "passed": JSONValue(passed),
      "tripped": JSONValue(tripped), "unjudged": JSONValue(unjudged),
    ]
  }
}

extension GateValues {
  /// The gates that judged the peer, with their values.
  func json(_ gates: Gates) -> JSONValue {
    .object(
      JSONObject(
        gates.findings(self).compactMap { finding in
          finding.value.map { (finding.gate.rawValue, .integer($0)) }
        }))
  }
}

extension Gates {
  var prose: Prose {
    let passes: Prose? =
      accepted.isEmpty
      ? nil
      : Prose("accepted, whatever the gates say: ", tone: .unclear)
        + Prose.joined(accepted.map { Prose($0.text) }, by: ", ")
    if areOff { return Prose("off: nobody is kept out", tone: .unclear) }
    let remove = Gate.allCases.filter { self[$0].action == .remove }.map(\.rawValue)
    let annotate = Gate.allCases.filter { self[$0].action == .annotate }.map(\.rawValue)
    var clauses: [Prose] = []
    if !remove.isEmpty {
      clauses.append("\(remove.joined(separator: ", ")) keep a peer from having a rule")
    }
    if !annotate.isEmpty { clauses.append("\(annotate.joined(separator: ", ")) only annotate") }
    if let passes { clauses.append(passes) }
    return Prose.joined(clauses, by: "; ")
  }

  var json: JSONValue {
    let rules = Gate.allCases.map { gate -> (String, JSONValue) in
      (
        gate.rawValue,
        [
          "threshold": .integer(self[gate].threshold),
          "action": .string(self[gate].action.rawValue),
        ]
      )
    }
    return [
      "rules": .object(JSONObject(rules)), "burst_hours": .integer(burstHours),
      "window_days": .integer(windowDays),
      "bad_networks": JSONValue(badNetworks.map(\.description)),
      "accepted": JSONValue(accepted.map(\.text)),
    ]
  }
}
