import PerimetryModel

/// What traffic and pairs show beside the rules.
extension Hygiene {
  /// Those of ``figures`` that do not ask about the rules by themselves.
  public static let findingFigures =
    TrafficFinding.Kind.allCases.map(\.rawValue) + ["pair-differs", "pair-cannot-tell"]

  /// - Parameter name: one of ``findingFigures``; others are 0. Of two perimeters the resources count.
  func findingFigure(_ name: String) -> Int64 {
    if let kind = TrafficFinding.Kind(rawValue: name) {
      let found = traffic.filter { $0.kind == kind }
      return Int64(
        kind == .twoPerimeters ? Set(found.map(\.resource)).count : found.count)
    }
    switch name {
    case "pair-differs": return Int64(pairs.count(where: \.differs))
    case "pair-cannot-tell": return Int64(pairs.count(where: \.isInDoubt))
    default: return 0
    }
  }

  func trafficSections(_ evidence: [RecordReference: Evidence]) -> [Section] {
    TrafficFinding.Kind.allCases.compactMap { kind in
      let found = traffic.filter { $0.kind == kind }
      if found.isEmpty { return nil }
      let table = DisplayTable(
        columns: [
          .init("Profile"), .init("Resource", .key), .init("Peer", .key),
          .init(kind.othersTitle), .init("Why", expendable: 1), .init("Events", .number),
          .init("Days", .number, expendable: 4), .init("First seen", .label, expendable: 2),
          .init("Last seen", .label, expendable: 3),
        ], rows: found.prefix(Shown.rows).map(\.row), total: found.count)
      var dropped: Set<String> = kind == .twoPerimeters ? ["Peer"] : []
      if Set(found.map(\.profile)).count == 1 { dropped.insert("Profile") }
      return Section(
        kind.heading,
        [
          .paragraph(Prose(kind.meaning) + " " + Prose(kind.remedy)),
          .table(table.dropping(dropped)),
        ] + Hygiene.proof(found, evidence)
      )
    }
  }

  /// A record behind each of the first.
  private static func proof(
    _ found: [TrafficFinding], _ evidence: [RecordReference: Evidence]
  ) -> [Section.Block] {
    let lines = found.prefix(Shown.examples).compactMap { finding -> Prose? in
      guard let record = finding.proof(evidence) else { return nil }
      let who: Prose = finding.peer.map { Shown.peer($0) + " at " } ?? ""
      return who + Shown.resource(finding.resource) + ": " + record.prose
    }
    return lines.isEmpty ? [] : [.paragraph("A record behind each:"), .list(lines)]
  }

  var pairSections: [Section] {
    if pairs.isEmpty { return [] }
    var blocks: [Section.Block] = [.paragraph(Prose(PairComparison.remedy))]
    for pair in pairs {
      blocks.append(.paragraph(pair.headline))
      let rows = pair.rows
      if rows.isEmpty { continue }
      blocks.append(
        .table(
          DisplayTable(
            columns: [
              .init("Only on", .key), .init("Direction", .label), .init("What", .key),
              .init("Witness", expendable: 1), .init("By rule", expendable: 2),
            ], rows: Array(rows.prefix(Shown.rows)), total: rows.count)))
    }
    return [Section("Pairs", blocks)]
  }

  static let noFindingCells = [Cell](repeating: .none, count: 10)

  func findingRows(_ evidence: [RecordReference: Evidence]) -> [[Cell]] {
    traffic.map { $0.cells(evidence) }
      + pairs.flatMap(\.cells).map { $0 + [.none, .none, .none] }
  }
}

extension TrafficFinding {
  fileprivate var row: [Prose] {
    let shown = others.prefix(Shown.examples).map { text -> Prose in
      let id = ResourceID(text)
      return id.type == nil ? Prose(text) : Shown.resource(id)
    }
    let more: Prose =
      others.count > Shown.examples ? ", \(others.count - Shown.examples) more" : ""
    return [
      kind == .twoPerimeters ? Prose(profile.perimeter.name) : Shown.profile(profile),
      Shown.resource(resource), peer.map(Shown.peer) ?? "-", Prose.joined(shown, by: ", ") + more,
      Prose(reason.words), "\(tally.events)", "\(tally.days.count)",
      "\(tally.firstSeen.day.description)", "\(tally.lastSeen.day.description)",
    ]
  }

  fileprivate func proof(_ evidence: [RecordReference: Evidence]) -> Evidence? {
    references.lazy.compactMap { evidence[$0] }.first
  }

  fileprivate func cells(_ evidence: [RecordReference: Evidence]) -> [Cell] {
    let direction: Direction? =
      switch kind {
      case .denyAllArtefact: .outbound
      case .publicBesidePrivate: .inbound
      case .twoPerimeters: nil
      }
    let place: [Cell] =
      proof(evidence).map { [.text($0.file), .integer($0.offset), Cell(Int($0.length))] }
      ?? [.none, .none, .none]
    return [
      .text(profile.perimeter.text), .text(profile.name), Cell(direction?.rawValue),
      .text(kind.rawValue), .none, .none, .list(others), .none, .none, .integer(tally.events),
      .none, .none, .none, .text(resource.text), Cell(peer?.text), .text(reason.rawValue),
      .time(tally.firstSeen), .time(tally.lastSeen), Cell(tally.days.count), .text(kind.remedy),
    ] + place
  }

  func json(_ evidence: [RecordReference: Evidence]) -> JSONValue {
    tally.json.merging(profile.json).merging([
      "kind": .string(kind.rawValue), "reason": .string(reason.rawValue),
      "resource": .string(resource.text), "peer": JSONValue(peer?.text),
      "others": JSONValue(others), "remedy": .string(kind.remedy),
      "evidence": .list(references.compactMap { evidence[$0] }) { $0.json },
    ])
  }
}
