import PerimetryModel

/// What the rules given make of what is explained.
extension Explanation {
  /// The verdict under the rules given, behind the one of the records; nothing where none were given.
  /// - Parameter all: events of all flows.
  func ruling(of all: Int64) -> Prose {
    if !isTried { return "" }
    let sums = Dictionary(grouping: trials, by: \.ruling.result).sorted { $0.key < $1.key }
      .map { result, trials -> Prose in
        let events = trials.reduce(Int64(0)) { $0.addingSaturating($1.events) }
        return "\(events) " + Prose(result.words, tone: result.tone)
      }
    let rest = all - trials.reduce(Int64(0)) { $0.addingSaturating($1.events) }
    let beside: [Prose] = rest > 0 ? ["\(rest) of which they do not speak"] : []
    return " Under the rules given: " + Prose.joined(sums + beside, by: ", ") + "."
  }

  /// Events of the flows shown that an element matches.
  func events(through place: Given) -> Int64 {
    trials.filter { trial in
      place.direction == trial.key.direction && place.profile.canMean(trial.key.profile)
        && trial.attempts.contains {
          $0.result == .matches && $0.rule == place.rule && $0.element == place.element
        }
    }.reduce(0) { $0.addingSaturating($1.events) }
  }

  var givenSection: [Section] {
    if given.isEmpty { return [] }
    let table = DisplayTable(
      columns: [
        .init("Profile"), .init("Direction", .label, expendable: 1), .init("Rule", .key),
        .init("Element", .key), .init("Events", .number),
      ],
      rows: given.prefix(Shown.rows).map { place in
        [
          Shown.profile(place.profile), Prose(place.direction.rawValue), Prose(place.rule),
          Prose(place.element ?? "-"), "\(events(through: place))",
        ]
      }, total: given.count)
    return [
      Section(
        "In the rules given",
        [.table(Set(given.map(\.profile)).count == 1 ? table.dropping(["Profile"]) : table)])
    ]
  }

  /// A row a flow, with what the rules given make of it: every element tried, and why it matches or does not.
  var table: DataTable {
    let flows = AssessmentTable(assessments).data
    let found = Dictionary(trials.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = assessments.map(\.flow.key)
    return DataTable(columns: flows.columns + RuleTrial.columns) {
      zip(flows.rows, keys).map { $0 + (found[$1]?.cells ?? RuleTrial.noCells) }
    }
  }
}
