import PerimetryModel

/// The rule set document (Schemas/rule-set.schema.json): rules as ARM names their properties, and around them the
/// recommendation they come from, as commentary.
struct RuleSetDocument: Sendable {
  private let recommendation: Recommendation
  private let ruleSet: RuleSet
  private let evidence: [RecordReference: Evidence]
  private let scope: ReportScope

  init(
    _ recommendation: Recommendation, ruleSet: RuleSet, evidence: [RecordReference: Evidence],
    scope: ReportScope
  ) {
    self.recommendation = recommendation
    self.ruleSet = ruleSet
    self.evidence = evidence
    self.scope = scope
  }

  var json: JSONValue {
    let keys = Set(ruleSet.profiles.map(\.key)).union(recommendation.parts.map(\.profile))
    return JSONValue.object([
      "format": "perimetry-rule-set", "formatVersion": 1, "scope": scope.json,
      "options": recommendation.options.json, "profiles": .array(keys.sorted().map(profile)),
    ]).merging(recommendation.parts.isEmpty ? [:] : ["kind_reasons": Remedy.reasonsJSON])
      .merging(scope.blockerJSON)
  }

  private func profile(_ key: ProfileKey) -> JSONValue {
    let profile = ruleSet.profiles.first { $0.key == key } ?? .init(key: key, rules: [])
    return key.json.merging([
      "rules": .array(profile.rules.sorted { $0.name < $1.name }.map(\.json)),
      "inbound": part(profile, .inbound), "outbound": part(profile, .outbound),
    ])
  }

  private func part(_ profile: RuleSet.Profile, _ direction: Direction) -> JSONValue {
    let part =
      recommendation.parts.first { $0.profile == profile.key && $0.direction == direction }
      ?? Recommendation.Part(profile: profile.key, direction: direction)
    let options = recommendation.options
    var json: JSONValue = [
      "candidates": .list(
        part.ranked(options.gates).enumerated().sorted {
          $0.element.element < $1.element.element
        }
      ) { candidate($0.element, part, rank: $0.offset + 1) },
      "left_out": refusals(part) { !$0.isWithheld },
      "withheld": refusals(part) { $0.isWithheld },
      "frontier": .list(part.frontier) { $0.json },
      "chosen": part.chosen.map { JSONValue($0) } ?? .null,
      "fingerprint": JSONValue(part.fingerprint.map { String($0) }),
      "elements_needed": JSONValue(part.elementsNeeded),
      "incurable": .list(part.incurable) { incurable in
        peer(incurable.summary, part, incurable.obstacle).merging([
          "obstacle": .string(incurable.obstacle.rawValue),
          "reason": .string(incurable.obstacle.reason),
          "cure": .string(incurable.obstacle.cure),
        ])
      },
      "exposure": part.exposure.json, "budget": JSONValue(part.budget(of: options.budget)),
      "used": JSONValue(profile.elementCount(direction)),
    ]
    if !part.isProven { json = json.merging(["proven": false]) }
    let proposed = Set(part.candidates.map(\.element))
    let kept = profile.rules.filter { $0.direction == direction }.flatMap(\.elements)
      .filter { !proposed.contains($0) }
    if !kept.isEmpty { json = json.merging(["kept": JSONValue(kept.map(\.text))]) }
    if !part.decided.isEmpty {
      json = json.merging([
        "decided": .list(part.decided) { decided in
          peer(decided.summary).merging(["decision": decided.decision.json])
        }
      ])
    }
    guard let existing = part.existing else { return json }
    return json.merging([
      "existing": [
        "used": JSONValue(existing.used),
        "covered": .list(existing.covered) { covered in
          peer(covered.summary).merging(["rule": .string(covered.rule)])
        },
        "wide": .list(existing.wide) {
          ["rule": .string($0.rule), "element": .string($0.element.text)]
        },
      ]
    ])
  }

  private func refusals(
    _ part: Recommendation.Part, where isWanted: (Recommendation.Part.Refusal) -> Bool
  ) -> JSONValue {
    .list(part.refusals(recommendation.options).filter(isWanted)) { refusal in
      peer(refusal.summary, part).merging(["stopped_by": .array(refusal.hindrances.map(\.json))])
    }
  }

  private func candidate(
    _ candidate: Candidate, _ part: Recommendation.Part, rank: Int
  ) -> JSONValue {
    candidate.tally.json.merging([
      "element": .string(candidate.element.text),
      "kind": .string(candidate.element.kind.rawValue),
      "peers": .list(candidate.peers) { peer($0, part) },
      "resources": JSONValue(candidate.resources.map(\.text)),
      "exposure": candidate.exposure.json,
      "notes": JSONValue(candidate.notes.sorted().map(\.rawValue)), "rank": JSONValue(rank),
      "gates": .array(candidate.gateSummaries(recommendation.options.gates).map(\.json)),
    ])
  }

  /// With every way to let it through.
  private func peer(
    _ summary: PeerSummary, _ part: Recommendation.Part, _ obstacle: Obstacle? = nil
  ) -> JSONValue {
    let remedies = summary.remedies(
      part, obstacle: obstacle, recommendation.options.serviceTags)
    return peer(summary).merging(["kinds": .list(remedies) { $0.json }])
  }

  private func peer(_ peer: PeerSummary) -> JSONValue {
    peer.tally.json.merging([
      "peer": .string(peer.peer.text), "peer_kind": .string(peer.peer.kind.rawValue),
      "resources": JSONValue(peer.resources.map(\.text)),
      "matched_rules": JSONValue(peer.matchedRules),
      "subscriptions": JSONValue(peer.subscriptions.map(\.resourceID)),
      "gates": peer.gates.json(recommendation.options.gates), "accepted": .bool(peer.isAccepted),
      "evidence": peer.reference.flatMap { evidence[$0] }?.json ?? .null,
    ])
  }
}
