extension WhatIf {
  /// What to write instead of a text that ``init(_:)`` does not read.
  public static func remedy(for text: String) -> String {
    let name = String(text.prefix { $0 != "=" })
    guard names.contains(name) else {
      return "write name=value, the name one of " + names.joined(separator: ", ")
    }
    return "write \(name)= and \(values(of: name))"
  }

  private static func values(of name: String) -> String {
    if let gate = Gate(rawValue: name) {
      if gate == .badNetworks { return "off; its networks stand in the file of --gates" }
      return gate.thresholdWords + ", or off"
    }
    return switch name {
    case "budget": "a whole number from 1 to \(RuleSet.elementLimit)"
    case "widest-ipv4": "a whole number from 0 to 32"
    case "widest-ipv6": "a whole number from 0 to 128"
    default: "a whole number from 0 up"
    }
  }
}
