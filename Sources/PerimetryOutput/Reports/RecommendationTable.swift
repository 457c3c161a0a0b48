import PerimetryModel

/// A recommendation as one table: a row an element and peer, a row a peer that has no element.
struct RecommendationTable {
  private let recommendation: Recommendation
  private let ruleSet: RuleSet
  private let evidence: [RecordReference: Evidence]

  init(
    _ recommendation: Recommendation, ruleSet: RuleSet, evidence: [RecordReference: Evidence]
  ) {
    self.recommendation = recommendation
    self.ruleSet = ruleSet
    self.evidence = evidence
  }

  var data: DataTable {
    DataTable(
      columns: [
        "perimeter", "profile", "direction", "disposition", "rule", "kind", "element", "peer",
      ] + Tally.columns + [
        "resources", "matched_rules", "subscriptions", "obstacle", "notes", "stopped_by", "gates",
        "evidence_file", "evidence_offset", "evidence_length", "evidence_time", "evidence_identity",
        "kinds",
      ]
    ) { recommendation.parts.flatMap(rows) }
  }

  private func rows(_ part: Recommendation.Part) -> [[Cell]] {
    let names = ruleNames(part.profile)
    let head: [Cell] = [
      .text(part.profile.perimeter.text), .text(part.profile.name),
      .text(part.direction.rawValue),
    ]
    let proposed = part.candidates.flatMap { candidate in
      candidate.peers.map { peer in
        head
          + [
            .text("proposed"), Cell(names[candidate.element]),
            .text(candidate.element.kind.rawValue), .text(candidate.element.text),
          ]
          + cells(peer, part, notes: candidate.notes.sorted().map(\.rawValue))
      }
    }
    let refused = part.refusals(recommendation.options).map { refusal in
      head
        + [.text(refusal.isWithheld ? "withheld" : "left-out"), .none, .none, .none]
        + cells(refusal.summary, part, stoppedBy: refusal.hindrances.map(\.text))
    }
    let incurable = part.incurable.map { peer in
      head + [.text("incurable"), .none, .none, .none]
        + cells(peer.summary, part, obstacle: peer.obstacle)
    }
    let covered = (part.existing?.covered ?? []).map { covered in
      head + [.text("existing"), .text(covered.rule), .none, .none] + cells(covered.summary)
    }
    let decided = part.decided.map { decided in
      head + [.text(decided.decision.kind.rawValue), .none, .none, .none]
        + cells(
          decided.summary, obstacle: nil, notes: [decided.decision.author, decided.decision.reason])
    }
    return proposed + refused + incurable + decided + covered
  }

  private func cells(
    _ peer: PeerSummary, _ part: Recommendation.Part? = nil, obstacle: Obstacle? = nil,
    notes: [String] = [], stoppedBy: [String] = []
  ) -> [Cell] {
    let found = peer.reference.flatMap { evidence[$0] }
    let head: [Cell] = [.text(peer.peer.text)] + peer.tally.cells
    let attributes: [Cell] = [
      .list(peer.resources.map(\.text)), .list(peer.matchedRules),
      .list(peer.subscriptions.map(\.resourceID)), Cell(obstacle?.rawValue), .list(notes),
      .list(stoppedBy),
      .list(
        recommendation.options.gates.findings(peer.gates).filter { $0.value != nil }.map(\.text)),
    ]
    let place: [Cell] = [
      Cell(found?.file), found.map { .integer($0.offset) } ?? .none,
      found.map { .integer(Int64($0.length)) } ?? .none, found.map { .time($0.time) } ?? .none,
      Cell(found?.identity),
      part.map { part in
        .list(
          peer.remedies(part, obstacle: obstacle, recommendation.options.serviceTags).map(\.text))
      } ?? .none,
    ]
    return head + attributes + place
  }

  private func ruleNames(_ profile: ProfileKey) -> [RuleElement: String] {
    let rules = ruleSet.profiles.first { $0.key == profile }?.rules ?? []
    return Dictionary(
      rules.flatMap { rule in rule.elements.map { ($0, rule.name.text) } },
      uniquingKeysWith: { first, _ in first })
  }
}
