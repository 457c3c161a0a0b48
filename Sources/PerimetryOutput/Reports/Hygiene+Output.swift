import PerimetryModel

extension Hygiene {
  /// Figures that a pipeline can fail on, by name: elements for each fault, those freed, disagreements, and what traffic and
  /// pairs show.
  public static let figures =
    Fault.allCases.map(\.rawValue) + ["freed", "disagreements"] + findingFigures

  /// Those of ``figures`` that say nothing where nothing was recorded.
  public static let figuresOfTraffic =
    [Fault.unused.rawValue, Fault.wide.rawValue, "freed", "disagreements"]
    + TrafficFinding.Kind.allCases.map(\.rawValue)

  /// - Parameter name: one of ``figures``; others are 0.
  public func figure(_ name: String) -> Int64 {
    if let fault = Fault(rawValue: name) {
      return Int64(parts.lazy.flatMap(\.findings).count { $0.fault == fault })
    }
    switch name {
    case "freed": return Int64(parts.lazy.map(\.freed).reduce(0, +))
    case "disagreements": return Int64(parts.lazy.map(\.disagreements.count).reduce(0, +))
    default: return findingFigure(name)
    }
  }

  /// - Parameter emptiness: why nothing can be told of the traffic; `nil` where something can.
  func headline(_ emptiness: Prose? = nil) -> Prose {
    if !hasRules {
      return Prose("The files hold no rules", tone: .unclear) + ": there is nothing to tidy."
    }
    if let emptiness { return emptiness }
    if parts.isEmpty {
      return Prose("No element was looked at", tone: .unclear)
        + ": the rules hold none of what was selected."
    }
    let used = parts.map(\.used).reduce(0, +)
    let freed = figure("freed")
    if freed == 0 {
      return "All \(used, "element") are needed for what was seen, or cannot be told."
    }
    return "Of \(used, "element") " + Prose(freed.grouped, tone: .strong)
      + " could be freed without denying anything that was seen."
  }

  var display: DisplayTable {
    DisplayTable(
      columns: [
        .init("Profile", .key), .init("Direction", .label), .init("Elements", .number),
        .init("Of", .number, expendable: 3), .init("Freed", .number),
        .init("Findings", .number, expendable: 2), .init("Watched", expendable: 1),
      ],
      rows: parts.prefix(Shown.rows).map { part in
        [
          Shown.profile(part.profile), Prose(part.direction.rawValue), "\(part.used)",
          "\(RuleSet.elementLimit)", "\(part.freed)", "\(part.findings.count)",
          part.watched.map(\.watchedProse) ?? Prose("nothing recorded", tone: .unclear),
        ]
      }, total: parts.count)
  }

  func sections(_ evidence: [RecordReference: Evidence]) -> [Section] {
    var sections: [Section] = []
    for fault in Fault.allCases {
      let found = parts.flatMap { part in
        part.findings.lazy.filter { $0.fault == fault }.map { $0.row(of: part) }
      }
      if found.isEmpty { continue }
      var table = DisplayTable(
        columns: [
          .init("Profile"), .init("Direction", .label, expendable: 2),
          .init("Rule", .key), .init("Element", .key), .init("Because of"), .init("Instead"),
          .init("Spared", .number), .init("Events", .number, expendable: 1),
        ], rows: Array(found.prefix(Shown.rows)), total: found.count)
      var dropped = fault.hiddenColumns
      if Set(parts.map(\.profile)).count == 1 { dropped.insert("Profile") }
      table = table.dropping(dropped)
      sections.append(Section(fault.heading, [.paragraph(fault.prose), .table(table)]))
    }
    let isOneProfile = Set(parts.map(\.profile)).count == 1
    let lines = parts.flatMap { part in
      part.disagreements.map { disagreement in
        Prose(disagreement.rule) + " (" + Prose(part.direction.rawValue)
          + (isOneProfile ? "" : ", " + Shown.profile(part.profile)) + "): " + disagreement.prose
      }
    }
    if !lines.isEmpty {
      let more: [Prose] =
        lines.count > Shown.rows ? ["\(lines.count - Shown.rows) more"] : []
      sections.append(
        Section(
          "Where the logs and the rules disagree", [.list(Array(lines.prefix(Shown.rows)) + more)]))
    }
    return sections + trafficSections(evidence) + pairSections
  }

  func table(_ evidence: [RecordReference: Evidence]) -> DataTable {
    DataTable(columns: [
      "perimeter", "profile", "direction", "fault", "rule", "element", "because_of", "instead",
      "spared", "events", "watched_from", "watched_to", "watched_days", "resource", "peer",
      "reason",
      "first_seen", "last_seen", "days", "remedy", "file", "offset", "length",
    ]) {
      parts.flatMap { part -> [[Cell]] in
        let watched: [Cell] =
          part.watched.map { [.time($0.firstSeen), .time($0.lastSeen), Cell($0.days.count)] }
          ?? [.none, .none, .none]
        func row(_ cells: [Cell]) -> [Cell] {
          [
            .text(part.profile.perimeter.text), .text(part.profile.name),
            .text(part.direction.rawValue),
          ] + cells + watched + Hygiene.noFindingCells
        }
        let findings = part.findings.map { row($0.cells) }
        let disagreements = part.disagreements.map { found in
          row([
            .text(found.kind.rawValue), .text(found.rule), .none, .none, .none, .none,
            .integer(found.events),
          ])
        }
        return findings + disagreements
      } + findingRows(evidence)
    }
  }

  func json(_ evidence: [RecordReference: Evidence]) -> JSONValue {
    [
      "figures": .object(JSONObject(Hygiene.figures.map { ($0, .integer(figure($0))) })),
      "limit": JSONValue(RuleSet.elementLimit),
      "parts": .list(parts) { $0.json },
      "traffic": .list(traffic) { $0.json(evidence) }, "pairs": .list(pairs) { $0.json },
    ]
  }
}

extension Hygiene.Part {
  fileprivate var json: JSONValue {
    profile.json.merging([
      "direction": .string(direction.rawValue), "elements": JSONValue(used),
      "freed": JSONValue(freed), "watched": watched?.json ?? .null,
      "findings": .list(findings) { $0.json },
      "disagreements": .list(disagreements) { found in
        [
          "kind": .string(found.kind.rawValue), "rule": .string(found.rule),
          "events": .integer(found.events), "last_seen": .string(found.lastSeen.description),
        ]
      },
    ])
  }
}

extension Hygiene.Finding {
  fileprivate func row(of part: Hygiene.Part) -> [Prose] {
    let names = instead.count > Shown.examples ? Array(instead.prefix(Shown.examples)) : instead
    let more: Prose = names.count < instead.count ? ", \(instead.count - names.count) more" : ""
    var others = by.prefix(Shown.examples).map { Prose($0.element) + " in " + Prose($0.rule) }
    if by.isEmpty { others = ["-"] }
    if by.count > Shown.examples { others.append("\(by.count - Shown.examples) more") }
    return [
      Shown.profile(part.profile), Prose(part.direction.rawValue), Prose(place.rule),
      Prose(place.element), Prose.joined(others, by: ", "), Shown.list(names) + more,
      "\(spared.total)", "\(events)",
    ]
  }

  fileprivate var cells: [Cell] {
    [
      .text(fault.rawValue), .text(place.rule), .text(place.element),
      .list(by.map { "\($0.rule): \($0.element)" }), .list(instead),
      .text(String(spared.total)), .integer(events),
    ]
  }

  fileprivate var json: JSONValue {
    [
      "fault": .string(fault.rawValue), "rule": .string(place.rule),
      "element": .string(place.element),
      "because_of": .list(by) { place in
        ["rule": .string(place.rule), "element": .string(place.element)]
      },
      "instead": JSONValue(instead), "spared": spared.json, "events": .integer(events),
    ]
  }
}

extension Hygiene.Fault {
  fileprivate var heading: String {
    switch self {
    case .inert: "Inert"
    case .ineffective: "Ineffective"
    case .duplicate: "Duplicate"
    case .shadowed: "Shadowed"
    case .unused: "Never used"
    case .joinable: "Joinable"
    case .wide: "Wider than what it carries"
    case .broadTag: "Broad service tags"
    }
  }

  fileprivate var prose: Prose {
    switch self {
    case .inert: "These let nobody through whom a log could show, and take a place all the same."
    case .ineffective:
      "No public source ever has such an address, so these ranges let nobody in; a service endpoint is known by other things."
    case .duplicate: "The same stands in an earlier place."
    case .shadowed: "One other element, the widest of those that do, admits all that these admit."
    case .unused:
      "Nothing that was recorded needs these. What comes less often than it was watched would."
    case .joinable: "These prefixes and others fill one wider prefix, with no address added."
    case .wide:
      "What was seen of these fits into less. It is what was seen, not what may come: weigh it with who owns the range."
    case .broadTag: "These tags are for everybody in a cloud or on the Internet, not for a service."
    }
  }

  fileprivate var hiddenColumns: Set<String> {
    switch self {
    case .inert, .ineffective, .unused, .broadTag: ["Because of", "Instead", "Spared", "Events"]
    case .duplicate, .shadowed: ["Instead", "Spared"]
    case .joinable: ["Spared", "Events"]
    case .wide: ["Because of"]
    }
  }
}

extension Hygiene.Disagreement {
  fileprivate var prose: Prose {
    let seen: Prose = "\(events, "event"), last on \(lastSeen.day.description)"
    switch kind {
    case .doesNotMatch:
      return "the logs name it for " + seen
        + ", which it does not match: it was changed since, or these are other rules"
    case .notInFiles: return "the logs name it for " + seen + ", and the files do not have it"
    case .neverNamed:
      return "it matches " + seen
        + ", for which the logs always name other rules: of several that match they name one"
    }
  }
}

extension Tally {
  fileprivate var watchedProse: Prose {
    "\(days.count, "day"), \(firstSeen.day.description) to \(lastSeen.day.description)"
  }
}
