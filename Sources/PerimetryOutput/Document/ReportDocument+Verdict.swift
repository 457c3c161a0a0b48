import PerimetryModel

extension ReportDocument {
  /// What the report comes to.
  enum Finding: String, CaseIterable {
    case cannotTell = "cannot-tell"
    case blocked
    case ready
    /// Nothing would be denied, and no resource fulfils what is demanded before it is switched.
    case notYet = "not-yet"
    case enforced

    var tone: Prose.Tone {
      switch self {
      case .cannotTell, .notYet: .unclear
      case .blocked: .denied
      case .ready, .enforced: .allowed
      }
    }
  }

  var finding: Finding {
    if scope.emptiness != nil { return .cannotTell }
    if byPeer.total != nil { return .blocked }
    if !readiness.switchable.isEmpty { return .ready }
    if !silence.blind.isEmpty { return .cannotTell }
    let isEnforced = readiness.resources.allSatisfy { $0.status == .ready && $0.isEnforced }
    return isEnforced && !readiness.resources.isEmpty ? .enforced : .notYet
  }

  /// The verdict in one sentence.
  var sentence: Prose {
    switch finding {
    case .cannotTell: return silence.headline(scope)
    case .ready:
      if unsure == 0 { return readiness.headline }
      return readiness.headline + " Of \(unsure) of them "
        + Prose("too little was seen", tone: .unclear) + " to trust that nothing else will come."
    case .notYet:
      return Prose("Not yet: ", tone: .unclear) + "nothing that was logged would be denied, and "
        + "no resource fulfils what is demanded before it is switched."
    case .enforced:
      return Prose("Nothing to switch: ", tone: .allowed) + "every resource is enforced already, "
        + "and nothing that was logged would be denied."
    case .blocked:
      let events = byPeer.total?.events ?? 0
      let groups = Direction.allCases.compactMap { direction -> Prose? in
        let peers = recommendation.peers(direction).count
        if peers == 0 { return nil }
        return direction == .inbound ? "from \(peers, "peer")" : "to \(peers, "destination")"
      }
      let whom: Prose = groups.isEmpty ? "" : " " + Prose.joined(groups, by: " and ")
      return Prose("Do not enforce everything yet: ", tone: .denied)
        + Prose(events.counting("event"), tone: .strong) + whom + " would be denied" + cure + "."
    }
  }

  /// Resources that can be switched, of which too little was seen.
  private var unsure: Int {
    readiness.switchable.count { $0.sufficiency.verdict != .enough }
  }

  /// The finding's, but that nothing is good news where too little was seen of all that can be switched.
  var tone: Prose.Tone {
    finding == .ready && unsure == readiness.switchable.count ? .unclear : finding.tone
  }

  /// How much of it the proposal would let through.
  private var cure: Prose {
    if recommendation.elements == 0 {
      return ", and nothing is proposed that lets any of it through"
    }
    return "; the \(recommendation.elements, "rule element") proposed below would let through "
      + recommendation.covered.prose
  }

  /// What to do next, the first first.
  var next: [Prose] {
    var steps: [Prose] = silence.blind.map { direction in
      """
      Export the category \(direction.blockerCategory.rawValue) in the diagnostic setting: until it appears, nothing is \
      known about \(direction.rawValue) traffic that would be denied.
      """
    }
    if scope.emptiness != nil {
      return ["Ingest the logs: \(code: scope.command("ingest PATH"))."] + steps
    }
    if !recommendation.incurable.peers.isEmpty {
      steps.append(
        "Cure " + recommendation.incurable.prose + " that no rule lets through; the way is named "
          + "with each, under what is left out.")
    }
    if !recommendation.withheld.peers.isEmpty {
      steps.append(
        "Look at " + recommendation.withheld.prose
          + " that a gate stopped, and accept or dismiss each.")
    }
    if recommendation.elements > 0 {
      steps.append(
        """
        Look the candidate rules over, then write and deploy them: \
        \(code: recommend("--format json") + " > rules.json"), \
        \(code: "perimetry export arm rules.json > rules.arm.json").
        """)
    }
    if !readiness.switchable.isEmpty {
      steps.append(
        "Switch what can be switched, in the order of the board"
          + (unsure > 0 ? ", once enough was seen of it." : "."))
    }
    if finding == .notYet {
      steps.append("Keep logging until the board says ready, then look again.")
    }
    if finding == .blocked {
      steps.append("Ingest a week of logs after that, and make this report again.")
    }
    return steps
  }

  /// The figures to see at a glance.
  var figures: [(label: String, value: String)] {
    let ready = readiness.resources.count { $0.status == .ready }
    return [
      ("Events that would be denied", (byPeer.total?.events ?? 0).grouped),
      ("Peers that would be denied", Set(byPeer.rows.map(\.group)).count.grouped),
      ("Resources ready", "\(ready.grouped) of \(readiness.resources.count.grouped)"),
      ("Rule elements", recommendation.elements.grouped),
      ("Exposure", recommendation.exposure.total.grouped),
      ("Days with records", (coverage.tally?.days.count ?? 0).grouped),
    ]
  }
}
