import PerimetryModel

extension Drift {
  /// Figures that a pipeline can fail on, by name: of traffic, of rules, and those of ``RuleComparison/figures``.
  public static let figures =
    [
      "new-peers", "gone-peers", "new-blocked-peers", "gone-blocked-peers", "new-blocked-events",
      "new-refused-peers", "gone-refused-peers", "new-refused-events",
      "rules-added", "rules-removed", "rules-widened", "rules-narrowed",
    ] + RuleComparison.figures

  /// - Parameter name: one of ``figures``; others are 0.
  public func figure(_ name: String) -> Int64 {
    switch name {
    case "new-peers": Int64(newPeers.count)
    case "gone-peers": Int64(gonePeers.count)
    case "new-blocked-peers": Drift.peers(newBlockers)
    case "gone-blocked-peers": Drift.peers(goneBlockers)
    case "new-blocked-events":
      newBlockers.reduce(0) { $0.addingSaturating($1.tally.events) }
    case "new-refused-peers": Drift.peers(newRefusals)
    case "gone-refused-peers": Drift.peers(goneRefusals)
    case "new-refused-events":
      newRefusals.reduce(0) { $0.addingSaturating($1.tally.events) }
    case "rules-added": changes(.add)
    case "rules-removed": changes(.remove)
    case "rules-widened": changes(.widen)
    case "rules-narrowed": changes(.narrow)
    default: comparison.figure(name)
    }
  }

  private static func peers(_ sightings: [Sighting]) -> Int64 {
    Int64(Set(sightings.map(\.peer)).count)
  }

  private func changes(_ kind: RuleChange.Kind) -> Int64 {
    Int64(rules.count { $0.kind == kind })
  }

  /// - Parameters:
  ///   - holdsTraffic: false where two files of rules were compared.
  ///   - isBlind: whether the side after may not show who is blocked.
  func headline(_ holdsTraffic: Bool, isBlind: Bool = false) -> Prose {
    if isEmpty { return Prose("Nothing changed", tone: .allowed) + "." }
    if !holdsTraffic { return comparison.headline(before: "Before", after: "After") }
    let blocked = figure("new-blocked-peers")
    var text =
      isBlind
      ? Prose("Nobody is known to be newly blocked", tone: .unclear)
      : Prose("Nobody is newly blocked", tone: .allowed)
    if blocked > 0 {
      text =
        Prose(blocked.counting("peer"), tone: .denied)
        + Prose(blocked == 1 ? " is newly blocked" : " are newly blocked")
    }
    let refused = figure("new-refused-peers")
    if refused > 0 {
      text =
        text + "; " + Prose(refused.counting("peer"), tone: .denied)
        + " newly refused by the perimeter"
    }
    text = text + "; \(newPeers.count, "peer") new, \(gonePeers.count, "peer") gone; "
    return text + "\(rules.count, "change") of rules."
  }

  func facts(_ holdsTraffic: Bool) -> [(label: String, value: Prose)] {
    let counts: Prose = """
      \(changes(.add)) to add, \(changes(.widen)) to widen, \(changes(.narrow)) to narrow, \
      \(changes(.remove)) to remove; together 
      """
    let relation = Prose(comparison.relation.words, tone: comparison.relation.tone)
    return [
      (holdsTraffic ? "Proposed rules" : "Rules", counts + relation),
      (
        "Exposed",
        comparison.exposed.plainProse + comparison.uncountedProse(comparison.uncountedInB)
      ),
      (
        "Closed",
        comparison.closed.plainProse + comparison.uncountedProse(comparison.uncountedInA)
      ),
    ]
  }

  func blockerSection(_ heading: String, _ sightings: [Sighting], other: String) -> [Section] {
    if sightings.isEmpty { return [] }
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label, expendable: 3),
        .init("Resource", .key), .init("Peer", .key), .init("Events", .number),
        .init("First seen", .label, expendable: 1), .init("Last seen", .label, expendable: 2),
        .init("On the other side", .text),
      ],
      rows: sightings.prefix(Shown.rows).map { sighting in
        [
          Shown.profile(sighting.profile), Prose(sighting.direction.rawValue),
          sighting.resource.map(Shown.resource) ?? "-", Shown.peer(sighting.peer),
          Prose(sighting.tally.events.grouped), "\(sighting.tally.firstSeen.day.description)",
          "\(sighting.tally.lastSeen.day.description)",
          Prose(sighting.isSeenOtherwise ? other : "not seen"),
        ]
      }, total: sightings.count)
    return [Section(heading, [.table(trimmed(table, sightings))])]
  }

  /// - Parameter refusals: of the same side.
  func peerSection(
    _ heading: String, _ sightings: [Sighting], refusals: [Sighting]
  ) -> [Section] {
    if sightings.isEmpty { return [] }
    let refused = Drift.places(refusals)
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label, expendable: 3),
        .init("Peer", .key), .init("Events", .number), .init("Resources", .number, expendable: 2),
        .init("First seen", .label), .init("Last seen", .label, expendable: 1), .init("Blocked"),
      ],
      rows: sightings.prefix(Shown.rows).map { sighting in
        [
          Shown.profile(sighting.profile), Prose(sighting.direction.rawValue),
          Shown.peer(sighting.peer), Prose(sighting.tally.events.grouped),
          "\(sighting.resources)", Shown.time(sighting.tally.firstSeen),
          Shown.time(sighting.tally.lastSeen),
          Drift.fate(of: sighting, isRefused: refused.contains(Place(sighting))),
        ]
      }, total: sightings.count)
    return [Section(heading, [.table(trimmed(table, sightings))])]
  }

  /// A peer wherever it goes.
  struct Place: Hashable {
    private let profile: ProfileKey
    private let direction: Direction
    private let peer: Peer

    init(_ sighting: Sighting) {
      (profile, direction, peer) = (sighting.profile, sighting.direction, sighting.peer)
    }
  }

  private static func places(_ sightings: [Sighting]) -> Set<Place> {
    Set(sightings.lazy.map(Place.init))
  }

  /// Who is refused already has nothing left that could be blocked.
  private static func fate(of sighting: Sighting, isRefused: Bool) -> Prose {
    switch (sighting.isBlocked, isRefused) {
    case (true, true): Prose("yes, and refused", tone: .denied)
    case (true, false): Prose("yes", tone: .denied)
    case (false, true): Prose("refused", tone: .denied)
    case (false, false): "no"
    }
  }

  private func trimmed(_ table: DisplayTable, _ sightings: [Sighting]) -> DisplayTable {
    Set(sightings.map(\.profile)).count == 1 ? table.dropping(["Profile"]) : table
  }

  var ruleSection: [Section] {
    if rules.isEmpty { return [] }
    let table = DisplayTable(
      columns: [
        .init("Change", .label), .init("Profile"),
        .init("Direction", .label, expendable: 1), .init("Before", .key), .init("After", .key),
      ],
      rows: rules.prefix(Shown.rows).map { change in
        [
          Prose(change.kind.rawValue, tone: change.kind.opens ? .denied : nil),
          Shown.profile(change.profile), Prose(change.direction.rawValue),
          Shown.list(change.before), Shown.list(change.after),
        ]
      }, total: rules.count)
    return [
      Section(
        "Rules",
        [.table(Set(rules.map(\.profile)).count == 1 ? table.dropping(["Profile"]) : table)])
    ]
  }

  func table(
    _ before: [RecordReference: Evidence], _ after: [RecordReference: Evidence]
  ) -> DataTable {
    DataTable(
      columns: [
        "change", "perimeter", "profile", "direction", "resource", "peer", "blocked",
        "refused", "seen_otherwise", "rules_before", "rules_after",
      ] + Tally.columns + ["file", "offset", "length"]
    ) {
      func rows(
        _ change: String, _ sightings: [Sighting], _ evidence: [RecordReference: Evidence],
        refused: Set<Place> = []
      ) -> [[Cell]] {
        sightings.map { sighting in
          let what: [Cell] = [
            .text(change), .text(sighting.profile.perimeter.text), .text(sighting.profile.name),
            .text(sighting.direction.rawValue), Cell(sighting.resource?.text),
            .text(sighting.peer.text), .text(sighting.isBlocked ? "yes" : "no"),
            .text(refused.contains(Place(sighting)) ? "yes" : "no"),
            .text(sighting.isSeenOtherwise ? "yes" : "no"), .none, .none,
          ]
          let place: [Cell] =
            sighting.reference.flatMap { evidence[$0] }.map {
              [.text($0.file), .integer($0.offset), Cell(Int($0.length))]
            } ?? [.none, .none, .none]
          return what + sighting.tally.cells + place
        }
      }
      let rules = self.rules.map { change -> [Cell] in
        [
          .text("rule-\(change.kind.rawValue)"), .text(change.profile.perimeter.text),
          .text(change.profile.name), .text(change.direction.rawValue), .none, .none, .none, .none,
          .none,
          .list(change.before), .list(change.after),
        ] + Tally.noCells + [.none, .none, .none]
      }
      let (new, gone) = (Drift.places(newRefusals), Drift.places(goneRefusals))
      return rows("new-blocker", newBlockers, after) + rows("gone-blocker", goneBlockers, before)
        + rows("new-refusal", newRefusals, after, refused: new)
        + rows("gone-refusal", goneRefusals, before, refused: gone)
        + rows("new-peer", newPeers, after, refused: new)
        + rows("gone-peer", gonePeers, before, refused: gone) + rules
    }
  }

  func json(
    _ before: [RecordReference: Evidence], _ after: [RecordReference: Evidence]
  ) -> JSONValue {
    let (new, gone) = (Drift.places(newRefusals), Drift.places(goneRefusals))
    return [
      "figures": .object(JSONObject(Drift.figures.map { ($0, .integer(figure($0))) })),
      "new_blockers": .list(newBlockers) { $0.json(after) },
      "gone_blockers": .list(goneBlockers) { $0.json(before) },
      "new_refusals": .list(newRefusals) { $0.json(after, refused: new) },
      "gone_refusals": .list(goneRefusals) { $0.json(before, refused: gone) },
      "new_peers": .list(newPeers) { $0.json(after, refused: new) },
      "gone_peers": .list(gonePeers) { $0.json(before, refused: gone) },
      "rules": .list(rules) { change in
        change.profile.json.merging([
          "direction": .string(change.direction.rawValue), "change": .string(change.kind.rawValue),
          "before": JSONValue(change.before), "after": JSONValue(change.after),
        ])
      },
      "comparison": comparison.json,
    ]
  }
}

extension Drift.Sighting {
  fileprivate func json(
    _ evidence: [RecordReference: Evidence], refused: Set<Drift.Place> = []
  ) -> JSONValue {
    tally.json.merging(profile.json).merging([
      "direction": .string(direction.rawValue), "resource": JSONValue(resource?.text),
      "peer": .string(peer.text), "resources": JSONValue(resources), "blocked": .bool(isBlocked),
      "refused": .bool(refused.contains(Drift.Place(self))),
      "seen_otherwise": .bool(isSeenOtherwise),
      "first_record": reference.flatMap { evidence[$0] }?.json ?? .null,
    ])
  }
}

extension Drift.RuleChange.Kind {
  /// Whether more is let through by it.
  fileprivate var opens: Bool { self == .add || self == .widen }
}
