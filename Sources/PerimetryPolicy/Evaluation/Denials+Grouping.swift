import PerimetryModel

extension Denials {
  private struct Part: Hashable {
    let profile: ProfileKey
    let direction: Direction
  }

  /// Groups what would be denied, within each profile and direction. Linear but for the final sort.
  /// - Parameter assessments: by operation, of flows that carry one; by day, of flows sliced to one
  ///   day each.
  public init(of assessments: [Assessment], by grouping: Grouping) {
    var parts: [Part: [String: DenialGroup]] = [:]
    var total: Tally?
    var cured: Tally?
    var events: [Verdict: Int64] = [:]
    for run in assessments.runs(by: \.flow.key) {
      let key = assessments[run.lowerBound].flow.key
      let part = Part(profile: key.profile, direction: key.direction)
      var groups = parts.removeValue(forKey: part) ?? [:]
      for assessment in assessments[run] {
        let tally = assessment.flow.tally
        events[assessment.verdict] = (events[assessment.verdict] ?? 0)
          .addingSaturating(tally.events)
        if case .cured = assessment.cause { cured.add(tally) }
        guard assessment.verdict == .wouldBeDenied else { continue }
        total.add(tally)
        groups[grouping.group(of: assessment.flow), default: DenialGroup()].add(assessment)
      }
      parts[part] = groups
    }
    let rows = parts.flatMap { part, groups in
      groups.compactMap { $1.row(part.profile, part.direction, $0) }
    }
    self.init(
      grouping: grouping,
      rows: grouping == .day ? rows.sorted(by: Row.byDay) : Denials.byEvents(rows),
      total: total, cured: cured, eventsByVerdict: events)
  }
}

extension Denials {
  /// Most events first. Rows are wide: their events are compared, and each row is moved once.
  private static func byEvents(_ rows: [Row]) -> [Row] {
    let order = rows.enumerated().map { (events: $1.tally.events, index: $0) }
    return order.sorted { a, b in
      a.events == b.events ? Row.byPlace(rows[a.index], rows[b.index]) : a.events > b.events
    }.map { rows[$0.index] }
  }
}

extension Denials.Grouping {
  fileprivate func group(of flow: Flow) -> String {
    switch self {
    case .peer: flow.key.peer.text
    case .resource: flow.key.resource.text
    case .profile: flow.key.profile.name
    case .operation: flow.operation ?? "(none)"
    case .day: (flow.tally.days.first ?? flow.tally.firstSeen.day).description
    }
  }
}

extension Denials.Row {
  fileprivate static func byPlace(_ a: Self, _ b: Self) -> Bool {
    if a.profile != b.profile { return a.profile < b.profile }
    if a.direction != b.direction { return a.direction == .inbound }
    return a.group < b.group
  }

  /// Days are written so that their texts sort like the days themselves.
  fileprivate static func byDay(_ a: Self, _ b: Self) -> Bool {
    if a.group != b.group { return a.group < b.group }
    if a.profile != b.profile { return a.profile < b.profile }
    return a.direction == .inbound && b.direction != .inbound
  }
}
