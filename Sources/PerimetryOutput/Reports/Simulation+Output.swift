import PerimetryModel

extension Simulation {
  private static func words(for amount: Amount) -> Prose {
    "\(amount.events, "event") of \(amount.peers, "peer")"
  }

  var headline: Prose {
    if !isAnythingKnown {
      return Prose("Cannot tell", tone: .unclear)
        + ": of none of this traffic do the records and these rules say what would become of it."
    }
    let amounts = amounts()
    let isUnclear = changes.contains { $0.to == .cannotTell && $0.from == .approved }
    let breaks: Prose =
      amounts[.lost].map {
        Simulation.words(for: $0).toned(.denied) + " that were let through would be denied"
      }
      ?? Prose(
        "Nothing that was let through would be denied" + (isUnclear ? " for certain" : ""),
        tone: isUnclear ? .unclear : .allowed)
    let opens: Prose =
      amounts[.admitted].map {
        Simulation.words(for: $0).toned(.strong) + " that were denied would be let through."
      } ?? "nothing that was denied would be let through."
    let counted: Prose =
      amounts[.expected].map { ", besides " + Simulation.words(for: $0) + " expected to be" } ?? ""
    return breaks + counted + "; " + opens
  }

  var unclear: Prose? {
    guard let amount = amounts(by: { $0.part == .unclear ? .unclear : nil })[.unclear] else {
      return nil
    }
    let causes = changes.lazy.filter { $0.to == .cannotTell }.flatMap(\.causes)
    return "Of " + Simulation.words(for: amount).toned(.unclear)
      + " the records and these rules cannot tell: "
      + Prose.joined(
        Set(causes).sorted().filter { $0 != .rule }.map { Prose($0.words) },
        by: "; ") + "."
  }

  func display(rows limit: Int) -> DisplayTable {
    let names = ResourceNames(changes.prefix(limit).lazy.map(\.resource))
    let shown = changes.prefix(limit).map { change -> [Prose] in
      [
        Prose(change.to.words, tone: change.decision == nil ? change.to.tone : nil)
          + (change.decision == nil ? "" : ", expected"), Prose(change.from.rawValue.lowercased()),
        Shown.profile(change.profile), Prose(change.direction.rawValue),
        names.shown(change.resource), Shown.peer(change.peer),
        Prose(change.tally.events.grouped, tone: change.to.tone), "\(change.tally.days.count)",
        "\(change.tally.lastSeen.day.description)", Shown.list(change.causes.map(\.rawValue)),
        change.to == .allowed ? Shown.list(change.rules) : change.nearest?.prose ?? "-",
      ]
    }
    let table = DisplayTable(
      columns: [
        .init("Would be", .label), .init("Was", .label, expendable: 4),
        .init("Profile"), .init("Direction", .label, expendable: 2),
        .init("Resource", .key), .init("Peer", .key), .init("Events", .number),
        .init("Days", .number, expendable: 5), .init("Last seen", .label, expendable: 6),
        .init("Why"), .init("Nearest, or by"),
      ], rows: shown, total: changes.count)
    return Set(changes.map(\.profile)).count == 1 ? table.dropping(["Profile"]) : table
  }

  /// Whose denials are expected, and who says so.
  var expectations: [Section] {
    let expected = changes(of: .expected)
    let decisions = Set(expected.compactMap(\.decision)).sorted()
    if decisions.isEmpty { return [] }
    let lines = decisions.prefix(Shown.examples).map { decision -> Prose in
      let amount = amounts { $0.part == .expected && $0.decision == decision ? .expected : nil }
      return Prose(decision.peer) + ": "
        + Simulation.words(for: amount[.expected] ?? Amount()) + "; \(decision.kind.rawValue) by "
        + Prose(decision.author) + ", "
        + Prose(decision.reason)
        + (decision.expires.map { ", until \($0.description)" } ?? "")
    }
    let rest = decisions.count - lines.count
    return [
      Section(
        "Expected to be denied",
        [.list(lines + (rest > 0 ? ["\(rest) more; \(code: "--format csv") has all"] : []))])
    ]
  }

  /// The largest record behind the first changes.
  func proof(_ evidence: [RecordReference: Evidence]) -> [Section] {
    let names = ResourceNames(changes.prefix(Shown.examples).lazy.map(\.resource))
    let lines = changes.prefix(Shown.examples).compactMap { change -> Prose? in
      guard let found = change.references.lazy.compactMap({ evidence[$0] }).first else {
        return nil
      }
      return Shown.peer(change.peer) + " at " + names.shown(change.resource) + ": "
        + found.prose
    }
    if lines.isEmpty { return [] }
    return [Section("A record behind each", [.list(lines)])]
  }

  var useBlocks: [Section.Block] {
    let isOneProfile = Set(uses.map(\.profile)).count == 1
    var blocks: [Section.Block] = [
      .table(
        DisplayTable(
          columns: [
            .init("Profile", expendable: isOneProfile ? 2 : 0), .init("Rule", .key),
            .init("Direction", .label, expendable: 1), .init("Elements", .number),
            .init("Idle", .number), .init("Events", .number), .init("Only by it", .number),
            .init("Peers", .number), .init("Days", .number, expendable: 3),
            .init("Last seen", .label, expendable: 4),
          ],
          rows: uses.prefix(Shown.rows).map { use in
            [
              Shown.profile(use.profile), Prose(use.rule), Prose(use.direction.rawValue),
              "\(use.elements.count)", "\(use.idle.count)", "\(use.load.events)",
              "\(use.load.eventsOnlyHere)", "\(use.load.peers)", "\(use.load.days)",
              Prose(use.load.lastSeen?.day.description ?? "-"),
            ]
          }, total: uses.count))
    ]
    let idle = uses.flatMap { use in
      use.idle.map {
        Prose($0.text) + " in " + Prose(use.rule)
          + (isOneProfile ? "" : " of " + Shown.profile(use.profile))
      }
    }
    if !idle.isEmpty {
      let more: Prose = idle.count > Shown.examples ? ", \(idle.count - Shown.examples) more" : ""
      blocks.append(
        .paragraph(
          "Never carried anything: " + Prose.joined(Array(idle.prefix(Shown.examples)), by: ", ")
            + more + "."))
    }
    return blocks
  }

  var facts: [(label: String, value: Prose)] {
    totals.map { total in
      let from = total.from?.rawValue.lowercased() ?? "not said"
      return (
        "\(from) -> \(total.to.words)",
        Prose(total.events.counting("event") + " of " + total.peers.counting("peer"))
          .toned(total.from == .approved || total.to != .denied ? total.to.tone : nil)
      )
    }
  }

  func table(_ evidence: [RecordReference: Evidence]) -> DataTable {
    DataTable(
      columns: [
        "perimeter", "profile", "direction", "resource", "peer", "was", "would_be", "causes",
        "rules",
      ] + Tally.columns + [
        "nearest_rule", "nearest_element", "nearest_distance", "nearest_unit", "decision",
        "decision_author", "decision_reason", "decision_expires", "file", "offset", "length",
      ]
    ) {
      changes.map { change in
        let proof = change.references.lazy.compactMap { evidence[$0] }.first
        let what: [Cell] = [
          .text(change.profile.perimeter.text), .text(change.profile.name),
          .text(change.direction.rawValue), .text(change.resource.text), .text(change.peer.text),
          .text(change.from.rawValue.lowercased()), .text(change.to.rawValue),
          .list(change.causes.map(\.rawValue)), .list(change.rules),
        ]
        let place: [Cell] =
          proof.map { [.text($0.file), .integer($0.offset), Cell(Int($0.length))] }
          ?? [.none, .none, .none]
        return what + change.tally.cells
          + (change.nearest?.cells ?? [.none, .none, .none, .none]) + change.decisionCells + place
      }
    }
  }

  func json(_ evidence: [RecordReference: Evidence]) -> JSONValue {
    [
      "settings": settings.json,
      "figures": .object(
        JSONObject(Simulation.figures.map { ($0, .integer(figure($0))) })),
      "totals": .list(totals) { total in
        [
          "was": JSONValue(total.from?.rawValue.lowercased()),
          "would_be": .string(total.to.rawValue), "events": .integer(total.events),
          "peers": JSONValue(total.peers),
        ]
      },
      "changes": .list(changes) { $0.json(evidence) },
      "rules": .list(uses) { $0.json },
      "profiles_without_rules": .list(profilesWithoutRules) { $0.json },
    ]
  }
}

extension Simulation.Change {
  fileprivate var decisionCells: [Cell] {
    guard let decision else { return [.none, .none, .none, .none] }
    return [
      .text(decision.kind.rawValue), .text(decision.author), .text(decision.reason),
      Cell(decision.expires?.description),
    ]
  }

  fileprivate func json(_ evidence: [RecordReference: Evidence]) -> JSONValue {
    tally.json.merging(profile.json).merging([
      "direction": .string(direction.rawValue), "resource": .string(resource.text),
      "peer": .string(peer.text), "was": .string(from.rawValue.lowercased()),
      "would_be": .string(to.rawValue), "causes": JSONValue(causes.map(\.rawValue)),
      "rules": JSONValue(rules), "nearest": nearest?.json ?? .null,
      "decision": decision?.json ?? .null,
      "evidence": .list(references.compactMap { evidence[$0] }) { $0.json },
    ])
  }
}

extension Simulation.RuleUse {
  fileprivate var json: JSONValue {
    load.json.merging(profile.json).merging([
      "direction": .string(direction.rawValue), "rule": .string(rule),
      "events_by_subscription": .integer(eventsBySubscription),
      "elements": .list(elements) { element in
        element.load.json.merging([
          "element": .string(element.text), "opaque": .bool(element.isOpaque),
        ])
      },
    ])
  }
}

extension Simulation.Load {
  fileprivate var json: JSONValue {
    [
      "events": .integer(events), "peers": JSONValue(peers),
      "events_only_here": .integer(eventsOnlyHere), "days": JSONValue(days),
      "last_seen": JSONValue(lastSeen?.description),
    ]
  }
}
