import PerimetryModel

extension Denials {
  /// Groups what would be denied, within each profile and direction. Linear but for the final sort.
  /// - Parameter assessments: by operation, of flows that carry one; by day, of flows sliced to one
  ///   day each.
  public init(of assessments: [Assessment], by grouping: Grouping) {
    var groups: [DenialGroup.Key: DenialGroup] = [:]
    var total: Tally?
    var cured: Tally?
    var events: [Verdict: Int64] = [:]
    for assessment in assessments {
      let tally = assessment.flow.tally
      events[assessment.verdict] = (events[assessment.verdict] ?? 0).addingSaturating(tally.events)
      if case .cured = assessment.cause { cured.add(tally) }
      guard assessment.verdict == .wouldBeDenied else { continue }
      total.add(tally)
      let key = DenialGroup.Key(of: assessment.flow, by: grouping)
      groups[key, default: DenialGroup()].add(assessment)
    }
    let rows = groups.compactMap { $1.row(for: $0) }
    self.init(
      grouping: grouping, rows: rows.sorted(by: grouping == .day ? Row.byDay : Row.byEvents),
      total: total, cured: cured, eventsByVerdict: events)
  }
}

extension Denials.Row {
  fileprivate static func byEvents(_ a: Self, _ b: Self) -> Bool {
    if a.tally.events != b.tally.events { return a.tally.events > b.tally.events }
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
