import PerimetryModel

/// What keeps a peer that a rule could let through from having one.
enum Hindrance: Sendable {
  case gate(GateFinding)
  /// More elements than the budget would be needed.
  case budget(needed: Int, budget: Int)
  /// The limits of exposure and of peers left out chose a point that leaves some out.
  case limits

  var prose: Prose {
    switch self {
    case .gate(let finding): finding.prose
    case .budget(let needed, let budget): "budget \(budget), needs \(needed)"
    case .limits: "limits"
    }
  }

  /// For a cell of a table for machines.
  var text: String {
    switch self {
    case .gate(let finding): finding.text
    case .budget(let needed, let budget): "budget=\(budget)<\(needed)"
    case .limits: "limits"
    }
  }

  var json: JSONValue {
    switch self {
    case .gate(let finding): finding.json
    case .budget(let needed, let budget):
      ["constraint": "budget", "value": JSONValue(needed), "threshold": JSONValue(budget)]
    case .limits: ["constraint": "limits"]
    }
  }
}

extension Recommendation.Part {
  /// A peer without a rule, and why.
  struct Refusal: Sendable {
    var summary: PeerSummary
    var hindrances: [Hindrance]
    var isWithheld: Bool
  }

  /// The peers a rule could let through that have none: those that gates stopped, then those left out.
  func refusals(_ options: Recommendation.Options) -> [Refusal] {
    var hindrances: [Hindrance] = []
    if elementsNeeded > budget(of: options.budget) {
      hindrances.append(.budget(needed: elementsNeeded, budget: budget(of: options.budget)))
    }
    // How many elements it takes is said without the ceiling, which may keep peers out at any number.
    if hindrances.isEmpty || (direction == .inbound && options.maxExposure != nil) {
      hindrances.append(.limits)
    }
    return withheld.map { summary in
      Refusal(
        summary: summary, hindrances: options.gates.stops(summary).map(Hindrance.gate),
        isWithheld: true)
    }
      + leftOut.map { Refusal(summary: $0, hindrances: hindrances, isWithheld: false) }
  }

  /// Why peers that a rule could let through have none, a line a reason.
  func whyNot(_ options: Recommendation.Options) -> [Prose] {
    var lines: [Prose] = []
    if !withheld.isEmpty {
      var sum = Recommendation.Sum()
      sum.add(withheld)
      lines.append(
        Prose("stopped by a gate: ", tone: .unclear) + sum.prose
          + ". Look at them with \(code: "perimetry explain PEER"); \(code: "--accept PEER") lets one past, "
          + "\(code: "--what-if GATE=VALUE") shows what another threshold would change."
          + (direction == .inbound
            ? " No prefix holds a peer that a gate about poisoning stopped." : ""))
      for gate in Gate.allCases {
        let peers = withheld.count { options.gates.stops($0).contains { $0.gate == gate } }
        if peers > 0 {
          lines.append(
            "\(gate.rawValue) (\(options.gates[gate].limit(of: gate))) stopped \(peers, "peer"): "
              + gate.meaning)
        }
      }
    }
    if !leftOut.isEmpty { lines.append("left out: " + whyLeftOut(options)) }
    return lines
  }

  private func whyLeftOut(_ options: Recommendation.Options) -> Prose {
    if chosen == nil { return noPoint(options) }
    if elementsNeeded <= budget(of: options.budget) {
      return "the limits asked for stop short of letting all through: " + asked(options) + "."
    }
    switch direction {
    case .inbound:
      return """
        to let all through takes \(elementsNeeded, "element") without a prefix wider than \
        /\(options.widestIPv4) (IPv4) or /\(options.widestIPv6) (IPv6), or one that holds an address the \
        profile refused or a gate distrusts; the budget is \(budget(of: options.budget)).
        """
    case .outbound:
      return """
        to let all through takes \(elementsNeeded, "domain name"), and the budget is \(budget(of: options.budget)); those that \
        trip fewest gates come first, then those with most events.
        """
    }
  }

  /// That no point of the frontier keeps to the limits, and how near they come.
  private func noPoint(_ options: Recommendation.Options) -> Prose {
    let within = frontier.filter { point in options.maxExposure.map { point.exposure <= $0 } ?? true
    }
    let fewest = within.min { $0.isBetter(than: $1) }
    let nearest: Prose =
      fewest.map {
        " Within that exposure at least \(options.weighing.amount($0.leftOut)) stay out."
      } ?? ""
    return "no set of at most \(budget(of: options.budget), "element") keeps to " + asked(options)
      + ", so nothing is proposed." + (options.maxExposure == nil ? "" : nearest)
  }

  private func asked(_ options: Recommendation.Options) -> Prose {
    var asked: [Prose] = []
    if let limit = options.maxExposure { asked.append("an exposure of at most \(limit)") }
    if let limit = options.maxLeftOut {
      asked.append("at most \(options.weighing.amount(limit)) left out")
    }
    return Prose.joined(asked, by: " and ")
  }
}
