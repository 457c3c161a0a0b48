import PerimetryModel

extension Readiness.Perimeter {
  /// Which hours have no records though other days had some then.
  var hoursNote: Prose {
    let place = Prose(perimeter.name)
    guard let hours else {
      return "Hours expected but empty in " + place + ": "
        + Prose("cannot tell", tone: .unclear)
        + ", too few days of a kind with records, or too few hours that they share"
    }
    let answer: Prose =
      "Hours expected but empty in " + place + ": \(hours.emptyHours) of \(hours.expected)"
    if hours.empty.isEmpty { return answer }
    let shown = hours.empty.prefix(Shown.examples)
    let rest = hours.empty.count - shown.count
    let more: Prose = rest == 0 ? "" : " and \(rest) more; \(code: "--format csv") has all"
    return answer + ", " + Prose(shown.map(\.words).joined(separator: ", ")) + more
  }
}

extension HourHabit {
  var json: JSONValue {
    [
      "expected": JSONValue(expected), "empty": JSONValue(emptyHours),
      "runs": .array(
        empty.map { run in
          [
            "start": .string(run.start.description), "end": .string(run.end.description),
            "hours": JSONValue(run.hours),
          ]
        }),
    ]
  }
}

extension Coverage.Gap {
  /// As ISO 8601 writes it: `2026-03-04T09:00:00Z/2026-03-04T14:00:00Z`, without the end.
  var interval: String { "\(start)/\(end)" }

  fileprivate var words: String { "\(start) to \(end)" }
}
