import PerimetryModel

extension Readiness {
  /// A row a resource, in the order of the board, then a row a profile: what `subject` says.
  var table: DataTable {
    DataTable(
      columns: [
        "subject", "status", "resource", "perimeter", "profile", "switch_position", "known_by",
        "mode", "declared_mode", "secured_by_perimeter", "days_clean", "days_cured", "doubts",
        "open_events",
        "open_peers", "proposed_events", "left_out_events", "withheld_events", "incurable_events",
        "incurable_peers", "obstacles", "decided_events", "last_blocker", "failed_checks",
        "unknown_checks",
      ] + Sufficiency.columns + Tally.columns
    ) {
      let order = switchable
      return resources.map { $0.cells(order) } + profiles.map(\.cells)
    }
  }

  var json: JSONValue {
    let order = switchable
    return [
      "demanded": settings.json,
      "figures": .object(JSONObject(Readiness.figures.map { ($0, .integer(figure($0))) })),
      "switch_order": .array(
        order.map { $0.profile.json.merging(["resource": .string($0.resource.text)]) }),
      "resources": .list(resources) { $0.json },
      "profiles": .list(profiles) { profile in
        profile.profile.json.merging(["seen": profile.sufficiency.json])
      },
      "perimeters": .list(perimeters) { perimeter in
        [
          "perimeter": .string(perimeter.perimeter.text),
          "blocker_categories_seen": .object(
            JSONObject(
              Direction.allCases.map { ($0.rawValue, .bool(perimeter.seen.contains($0))) })),
          "blockers_last_seen": .object(
            JSONObject(
              Direction.allCases.map {
                ($0.rawValue, JSONValue(perimeter.lastBlockers[$0]?.description))
              })),
          "modes": JSONValue(perimeter.modes.sorted().map(\.rawValue)),
          "mixed": .bool(perimeter.isMixed), "hours": perimeter.hours?.json ?? .null,
        ]
      },
    ]
  }
}

extension ReadinessSettings {
  fileprivate var json: JSONValue {
    [
      "clean_days": JSONValue(cleanDays), "cycle": .string(cycle.rawValue),
      "max_unseen_percent": JSONValue(maxUnseen),
      "max_break_rate_percent": JSONValue(maxBreakRate),
      "max_missing_days_percent": JSONValue(maxMissingDays),
      "max_missing_hours_percent": JSONValue(maxMissingHours),
      "directions": JSONValue(directions.map(\.rawValue)),
    ]
  }
}

extension ResourceReadiness {
  fileprivate func cells(_ order: [ResourceReadiness]) -> [Cell] {
    let position = order.firstIndex { $0.resource == resource && $0.profile == profile }
    let what: [Cell] = [
      .text("resource"), .text(status.rawValue), .text(resource.text),
      .text(profile.perimeter.text), .text(profile.name), position.map { Cell($0 + 1) } ?? .none,
      .text(source.rawValue), .text(mode.rawValue), Cell(declaredMode),
      .text(isSecuredByPerimeter ? "true" : "false"), Cell(daysClean),
      Cell(daysCured),
      .list(doubts.map(\.rawValue)),
    ]
    let blockers: [Cell] = [
      .integer(openEvents), Cell(openPeers), .integer(events { $0 == .proposed }),
      .integer(events { $0 == .leftOut }), .integer(events { $0 == .withheld }),
      .integer(incurableEvents), Cell(incurablePeers), .list(obstacles), .integer(decidedEvents),
      lastBlocker.map(Cell.time) ?? .none, .list(checks(that: false)), .list(checks(that: nil)),
    ]
    return what + blockers + sufficiency.cells + (tally?.cells ?? Tally.noCells)
  }

  private var obstacles: [String] {
    Set(blockers.compactMap(\.fate.obstacle)).sorted().map(\.rawValue)
  }

  private func checks(that hold: Bool?) -> [String] {
    checks.filter { $0.holds == hold }.map(\.kind.rawValue)
  }

  fileprivate var json: JSONValue {
    profile.json.merging([
      "resource": .string(resource.text), "status": .string(status.rawValue),
      "known_by": .string(source.rawValue), "mode": .string(mode.rawValue),
      "declared_mode": JSONValue(declaredMode),
      "secured_by_perimeter": .bool(isSecuredByPerimeter), "days_clean": JSONValue(daysClean),
      "days_cured": JSONValue(daysCured),
      "doubts": JSONValue(doubts.map(\.rawValue)), "open_events": .integer(openEvents),
      "open_peers": JSONValue(openPeers), "incurable_events": .integer(incurableEvents),
      "incurable_peers": JSONValue(incurablePeers), "decided_events": .integer(decidedEvents),
      "cured_by_proposal": .bool(isCuredByProposal),
      "last_blocker": JSONValue(lastBlocker?.description),
      "blockers": .array(
        blockers.map { group in
          [
            "direction": .string(group.direction.rawValue), "fate": .string(group.fate.name),
            "obstacle": JSONValue(group.fate.obstacle?.rawValue),
            "events": .integer(group.events), "peers": JSONValue(group.peers),
            "last_seen": .string(group.lastSeen.description),
          ]
        }),
      "checks": .array(
        checks.map { check in
          [
            "check": .string(check.kind.rawValue),
            "holds": check.holds.map(JSONValue.bool) ?? .null,
          ]
        }),
      "total": tally?.json ?? .null, "seen": sufficiency.json,
    ])
  }
}

extension Readiness.Profile {
  fileprivate var cells: [Cell] {
    let what: [Cell] = [
      .text("profile"), .none, .none, .text(profile.perimeter.text), .text(profile.name),
    ]
    return what + Array(repeating: .none, count: 20) + sufficiency.cells + Tally.noCells
  }
}
