import PerimetryModel

extension Ruling.Result {
  var tone: Prose.Tone? {
    switch self {
    case .allowed: .allowed
    case .denied: .denied
    case .cannotTell, .undecided: .unclear
    }
  }

  var words: String { rawValue.replacing("-", with: " ") }
}

extension Ruling.Cause {
  var words: String {
    switch self {
    case .rule: "a rule matches"
    case .otherRule: "a rule let it through, and these files may not hold all"
    case .privateEndpoint: "private endpoints are not subject to the perimeter"
    case .samePerimeter: "members of a perimeter reach each other"
    case .linkedPerimeter: "a perimeter link lets it through"
    case .resourceRules: "the resource's own rules decide"
    case .publicAccess: "public network access is off"
    case .noRule: "no rule matches"
    case .beyondRules:
      "no rule could match: a private source, one behind a service endpoint, or a vault's own call"
    case .unsupportedProtocol: "storage over a protocol that enforcement does not carry"
    case .opaqueElement:
      "a service tag or a linked perimeter may match, and what is in it is not known here"
    case .callerUnknown: "a rule may match the caller, whom the log does not name"
    case .noRulesGiven: "no file speaks of the profile"
    case .resourceRulesUnknown: "the resource's own rules would decide, and are not known"
    case .attempt: "decided at the destination"
    case .unknownCategory: "a category that does not say what happened"
    }
  }
}

extension NearestElement {
  var prose: Prose {
    switch distance {
    case .bits(let bits): "\(element), \(bits, "bit") away"
    case .labels(let labels): "\(element), \(labels, "label") away"
    }
  }

  var json: JSONValue {
    let (unit, value): (String, Int) =
      switch distance {
      case .bits(let bits): ("bits", bits)
      case .labels(let labels): ("labels", labels)
      }
    return [
      "rule": .string(rule), "element": .string(element), "distance": JSONValue(value),
      "unit": .string(unit),
    ]
  }

  var cells: [Cell] {
    switch distance {
    case .bits(let bits): [.text(rule), .text(element), Cell(bits), .text("bits")]
    case .labels(let labels): [.text(rule), .text(element), Cell(labels), .text("labels")]
    }
  }
}
