import PerimetryModel

extension VerdictDays {
  /// - Parameter assessments: of flows sliced to one day each.
  public init(of assessments: [Assessment]) {
    var days: [Day: [Verdict: Int64]] = [:]
    for assessment in assessments {
      let tally = assessment.flow.tally
      let events = days[tally.days.first ?? tally.firstSeen.day, default: [:]][
        assessment.verdict, default: 0]
      days[tally.days.first ?? tally.firstSeen.day, default: [:]][assessment.verdict] =
        events.addingSaturating(tally.events)
    }
    self.init(rows: days.map { Row(day: $0, events: $1) })
  }
}
