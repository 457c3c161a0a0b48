import PerimetryModel

extension PairComparison {
  static let remedy =
    "What one side of a pair admits the other is to admit too, or clients break when it takes over: give both profiles the same rules."

  var headline: Prose {
    let names = Prose(a.name) + " and " + Prose(b.name)
    if isInDoubt {
      let doubts = [a, b].compactMap { side in
        side.doubt.map { Prose(side.name) + ": " + Prose($0.words) }
      }
      return names + ": " + Prose("cannot tell", tone: .unclear) + "; "
        + Prose.joined(doubts, by: "; ") + "."
    }
    if a.profile == b.profile {
      return names + " share one profile: " + PairComparison.evidence(a) + "; "
        + PairComparison.evidence(b) + "."
    }
    let relation =
      differs
      ? Prose("admit different things", tone: .denied) : Prose("admit the same", tone: .allowed)
    return names + " " + relation + ": " + PairComparison.evidence(a) + "; "
      + PairComparison.evidence(b) + "."
  }

  private static func evidence(_ side: Side) -> Prose {
    let profile = side.profile.map(Shown.profile) ?? "-"
    guard let tally = side.tally else { return profile + " logged nothing" }
    return profile + " logged \(tally.events, "event") on \(tally.days.count, "day"), "
      + "\(tally.firstSeen.day.description) to \(tally.lastSeen.day.description)"
  }

  /// What only one side admits.
  private var surpluses: [(side: Side, direction: Direction, item: RuleComparison.Surplus)] {
    parts.flatMap { part in
      part.onlyInA.items.map { (a, part.direction, $0) }
        + part.onlyInB.items.map { (b, part.direction, $0) }
    }
  }

  var rows: [[Prose]] {
    surpluses.map { side, direction, item in
      [
        Prose(side.name), Prose(direction.rawValue), Prose(item.text), Prose(item.witness),
        Shown.list(item.rules),
      ]
    }
  }

  /// A row for what only one side admits, or for the doubt.
  var cells: [[Cell]] {
    func row(
      _ side: Side, _ kind: String, _ direction: Direction?, _ rules: [String], _ element: Cell,
      _ reason: Cell
    ) -> [Cell] {
      let what: [Cell] = [
        Cell(side.profile?.perimeter.text), Cell(side.profile?.name), Cell(direction?.rawValue),
        .text(kind), .list(rules), element, .text("\(a.name)=\(b.name)"), .none, .none,
        side.tally.map { .integer($0.events) } ?? .none, .none, .none, .none,
      ]
      let seen: [Cell] =
        side.tally.map { [.time($0.firstSeen), .time($0.lastSeen), Cell($0.days.count)] }
        ?? [.none, .none, .none]
      return what + [.text(side.name), .none, reason] + seen + [.text(PairComparison.remedy)]
    }
    let doubts = [a, b].compactMap { side in
      side.doubt.map { row(side, "pair-cannot-tell", nil, [], .none, .text($0.rawValue)) }
    }
    return doubts
      + surpluses.map { side, direction, item in
        row(side, "pair-differs", direction, item.rules, .text(item.text), .none)
      }
  }

  var json: JSONValue {
    [
      "a": a.json, "b": b.json, "differs": isInDoubt ? .null : .bool(differs),
      "only_in_a": .array(parts.flatMap { $0.json(\.onlyInA) }),
      "only_in_b": .array(parts.flatMap { $0.json(\.onlyInB) }),
      "remedy": .string(PairComparison.remedy),
    ]
  }
}

extension PairComparison.Side {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "profile": profile?.json ?? .null,
      "doubt": JSONValue(doubt?.rawValue), "logged": tally?.json ?? .null,
    ]
  }
}

extension RuleComparison.Part {
  fileprivate func json(_ side: KeyPath<Self, RuleComparison.Difference>) -> [JSONValue] {
    self[keyPath: side].items.map { item in
      [
        "direction": .string(direction.rawValue), "kind": .string(item.kind.rawValue),
        "element": .string(item.text), "witness": .string(item.witness),
        "rules": JSONValue(item.rules), "reach": .string(item.reach.rawValue),
      ]
    }
  }
}

extension PairComparison.Doubt {
  fileprivate var words: String {
    switch self {
    case .unknown: "no record and no file knows a resource or a profile of the name"
    case .ambiguous: "several profiles could be meant; write the whole id"
    case .noRules: "no file holds the rules of its profile"
    }
  }
}
