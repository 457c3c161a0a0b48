import PerimetryModel

extension RuleComparison {
  /// Figures that a pipeline can fail on, by name.
  public static let figures = ["wider", "narrower", "different", "exposed", "closed"]

  /// - Parameter name: one of ``figures``; others are 0. Addresses stop at the largest number.
  public func figure(_ name: String) -> Int64 {
    switch name {
    case "wider": Int64(parts.count { !$0.onlyInB.items.isEmpty })
    case "narrower": Int64(parts.count { !$0.onlyInA.items.isEmpty })
    case "different": Int64(parts.count { $0.relation != .equal })
    case "exposed": Int64(clamping: exposed.total)
    case "closed": Int64(clamping: closed.total)
    default: 0
    }
  }

  /// - Parameters:
  ///   - before: what to call one set of rules; `after` the other.
  ///   - empty: those that hold no rule.
  func headline(before: Prose = "A", after: Prose = "B", empty: [String] = []) -> Prose {
    if empty.count > 1 {
      return Prose("No rules are in either file", tone: .unclear) + ": there is nothing to compare."
    }
    let verdict = verdict(before, after)
    return empty.first.map { Prose("\($0) holds no rules", tone: .unclear) + ". " + verdict }
      ?? verdict
  }

  private func verdict(_ before: Prose, _ after: Prose) -> Prose {
    switch relation {
    case .equal: (before + " and " + after + " admit the same").toned(.allowed) + "."
    case .wider:
      (after + " is wider").toned(.denied) + ": it admits all that " + before
        + " admits, and more."
    case .narrower:
      (after + " is narrower").toned(.unclear) + ": " + before + " admits all that " + after
        + " admits, and more."
    case .neither:
      Prose("Neither holds the other", tone: .denied)
        + ": each admits something the other does not."
    }
  }

  var display: DisplayTable {
    let shown = parts.prefix(Shown.rows).map { part -> [Prose] in
      [
        Shown.profile(part.profile), Prose(part.direction.rawValue),
        Prose(part.relation.words, tone: part.relation.tone),
        "\(part.onlyInB.size.total)", "\(part.onlyInA.size.total)",
        Prose(part.onlyInB.items.first?.witness ?? "-"),
        Prose(part.onlyInA.items.first?.witness ?? "-"),
      ]
    }
    return DisplayTable(
      columns: [
        .init("Profile", .key), .init("Direction", .label), .init("B against A", .label),
        .init("Exposed", .number, expendable: 2), .init("Closed", .number, expendable: 3),
        .init("Only B admits"), .init("Only A admits"),
      ], rows: shown, total: parts.count)
  }

  var sections: [Section] {
    let sides: [(String, KeyPath<Part, Difference>)] = [
      ("What only B admits", \.onlyInB), ("What only A admits", \.onlyInA),
    ]
    return sides.compactMap { heading, side -> Section? in
      let rows = parts.flatMap { part in
        part[keyPath: side].items.map { $0.row(of: part) }
      }
      if rows.isEmpty { return nil }
      let table = DisplayTable(
        columns: [
          .init("Profile"), .init("Direction", .label, expendable: 3),
          .init("What", .key), .init("Witness", .key, expendable: 1),
          .init("Addresses", .number, expendable: 2), .init("Where", expendable: 5),
          .init("By rule"),
        ], rows: Array(rows.prefix(Shown.rows)), total: rows.count)
      var dropped: Set<String> =
        parts.allSatisfy { part in
          (part.onlyInA.items + part.onlyInB.items).allSatisfy { $0.reach == .everywhere }
        } ? ["Where"] : []
      if Set(parts.map(\.profile)).count == 1 { dropped.insert("Profile") }
      return Section(heading, [.table(table.dropping(dropped))])
    }
  }

  var table: DataTable {
    DataTable(columns: [
      "perimeter", "profile", "direction", "relation", "only_in", "kind", "element", "witness",
      "rules", "reach", "ipv4_addresses", "ipv6_networks", "ipv6_addresses",
    ]) {
      parts.flatMap { part -> [[Cell]] in
        [("b", part.onlyInB), ("a", part.onlyInA)].flatMap { side, difference in
          difference.items.map { item -> [Cell] in
            let what: [Cell] = [
              .text(part.profile.perimeter.text), .text(part.profile.name),
              .text(part.direction.rawValue), .text(part.relation.rawValue), .text(side),
              .text(item.kind.rawValue), .text(item.text), .text(item.witness),
              .list(item.rules), .text(item.reach.rawValue),
            ]
            return what + [
              Cell(Int(clamping: item.size.ipv4Addresses)),
              .text(String(item.size.ipv6Networks)), .text(String(item.size.ipv6Addresses)),
            ]
          }
        }
      }
    }
  }

  var json: JSONValue {
    [
      "relation": .string(relation.rawValue),
      "figures": .object(
        JSONObject(RuleComparison.figures.map { ($0, .integer(figure($0))) })),
      "exposed": exposed.json, "closed": closed.json,
      "not_counted": ["a": JSONValue(uncountedInA), "b": JSONValue(uncountedInB)],
      "parts": .list(parts) { part in
        part.profile.json.merging([
          "direction": .string(part.direction.rawValue),
          "relation": .string(part.relation.rawValue),
          "only_in_a": part.onlyInA.json, "only_in_b": part.onlyInB.json,
        ])
      },
      "missing_in_a": .list(missingInA) { $0.json },
      "missing_in_b": .list(missingInB) { $0.json },
    ]
  }
}

extension RuleComparison.Surplus {
  fileprivate func row(of part: RuleComparison.Part) -> [Prose] {
    [
      Shown.profile(part.profile), Prose(part.direction.rawValue), Prose(text), Prose(witness),
      kind == .prefix ? "\(size.total)" : "-", Prose(reach.words), Shown.list(rules),
    ]
  }
}

extension RuleComparison.Difference {
  fileprivate var json: JSONValue {
    [
      "size": size.json,
      "items": .list(items) { item in
        [
          "kind": .string(item.kind.rawValue), "element": .string(item.text),
          "witness": .string(item.witness), "rules": JSONValue(item.rules),
          "reach": .string(item.reach.rawValue), "size": item.size.json,
        ]
      },
    ]
  }
}

extension RuleComparison.Relation {
  var words: String { self == .neither ? "neither holds the other" : rawValue }

  var tone: Prose.Tone? {
    switch self {
    case .equal: .allowed
    case .narrower: .unclear
    case .wider, .neither: .denied
    }
  }
}

extension RuleComparison.Reach {
  fileprivate var words: String { rawValue.replacing("-", with: " ") }
}

extension Exposure {
  /// Of addresses of which nothing is known but that they are admitted.
  var plainProse: Prose {
    """
    \(ipv4Addresses, "IPv4 address", plural: "IPv4 addresses") + \(ipv6Networks, "IPv6 /64")
    """
  }
}
