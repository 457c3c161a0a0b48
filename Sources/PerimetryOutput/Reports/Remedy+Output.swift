import PerimetryModel

extension Remedy {
  var json: JSONValue {
    let json: JSONValue = [
      "kind": .string(kind.rawValue), "possible": .string(possibility.rawValue),
      "reason": .string(reason.rawValue),
    ]
    return subjects.isEmpty ? json : json.merging(["subjects": JSONValue(subjects)])
  }

  /// For a cell of a table for machines: `service-tag=yes (AzureMonitor.WestEurope)`.
  var text: String {
    "\(kind.rawValue)=\(possibility.rawValue)"
      + (subjects.isEmpty ? "" : " (\(subjects.joined(separator: ", ")))")
  }

  /// What the reasons' codes mean, by code.
  static var reasonsJSON: JSONValue {
    .object(JSONObject(Reason.allCases.map { ($0.rawValue, .string($0.words)) }))
  }
}

extension [Remedy] {
  /// The one worth checking beside what is proposed: what opens least comes first; where nothing else is possible, the
  /// service tag that is none, because people look for it.
  func alternative(to chosen: RuleElement.Kind) -> Remedy? {
    let order: [Remedy.Kind] = [.association, .serviceTag, .subscription, .privateEndpoint, .link]
    let others = order.compactMap { kind in
      first { $0.kind == kind && $0.kind.rawValue != chosen.rawValue }
    }
    return others.first { $0.possibility == .yes }
      ?? others.first { $0.kind == .serviceTag && !$0.subjects.isEmpty }
  }
}
