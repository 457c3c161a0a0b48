import PerimetryModel

extension FrontierPoint {
  /// Numbers that may not fit a JSON number are strings, as in ``Exposure``.
  var json: JSONValue {
    let json: JSONValue = [
      "elements": JSONValue(elements), "left_out": JSONValue(leftOut),
      "exposure": .string(String(exposure)), "ipv6_addresses": .string(String(ipv6Addresses)),
    ]
    return isProven ? json : json.merging(["proven": false])
  }
}

extension Weighing {
  /// `3 peers`, `120 events`, `7 peer-days`.
  func amount(_ number: Int) -> Prose {
    switch self {
    case .peers: "\(number, "peer")"
    case .events: "\(number, "event")"
    case .days: "\(number, "peer-day")"
    }
  }
}
