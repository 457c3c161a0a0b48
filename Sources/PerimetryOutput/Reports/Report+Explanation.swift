import PerimetryModel

extension Report {
  /// A peer's or a rule's flows, their verdicts, and raw records.
  public static func explanation(_ explanation: Explanation, scope: ReportScope) -> Report {
    let assessments = explanation.assessments
    var sections = [Section("", [.paragraph(headline(explanation)), scope.facts])]
    sections += explanation.givenSection
    if !assessments.isEmpty {
      sections.append(Section("Flows", [.table(AssessmentTable(assessments).display)]))
      sections.append(
        Section(
          "What the verdicts rest on",
          [.list(Set(assessments.map(\.flow.key.category)).sorted().map(\.meaning))]))
    }
    sections += explanation.trials.prefix(Shown.examples).map(\.section)
    if explanation.trials.count > Shown.examples {
      sections.append(
        Section(
          "",
          [
            .paragraph(
              "The first \(Shown.examples) of \(explanation.trials.count) flows under the rules; \(code: "--format json") has all."
            )
          ]))
    }
    for (number, exhibit) in explanation.exhibits.enumerated() {
      let place: Prose =
        Shown.time(exhibit.evidence.time)
        + ", \(exhibit.evidence.count, "event"): \(exhibit.evidence.prose)"
      let raw: [Section.Block] =
        switch exhibit.raw {
        case .text(let text): [.raw(text)]
        case .unverified(let text, let reason):
          [
            .raw(text),
            .paragraph(
              Prose("Unverified, this is what stands there now: \(reason)", tone: .unclear)),
          ]
        case .copy(let text, let hash, let reason):
          [
            .raw(text),
            .paragraph(
              Prose("From the copy in the store, ", tone: .unclear)
                + "whose hash \(SixteenDigits(hash).text) was checked: \(reason)"),
          ]
        case .unavailable(let reason):
          [.paragraph(Prose("Cannot be shown: \(reason)", tone: .unclear))]
        }
      sections.append(Section("Record \(number + 1)", [.paragraph(place)] + raw))
    }
    return Report(
      title: "Explanation", sections: sections, table: explanation.table,
      payload: Payload(report: "explanation") { explanation.json(scope) })
  }

  private static func headline(_ explanation: Explanation) -> Prose {
    guard let total = Tally.sum(explanation.assessments.lazy.map(\.flow.tally)) else {
      return explanation.given.isEmpty
        ? """
        \(explanation.subject): no flow of this peer or rule is in the store, which says \
        nothing about it.
        """
        : """
        \(explanation.subject): stands in the rules given, and lets through none of the flows in \
        the store.
        """
    }
    let verdicts = Dictionary(grouping: explanation.assessments, by: \.verdict)
      .sorted { $0.key < $1.key }
      .map { verdict, flows -> Prose in
        let events = flows.reduce(Int64(0)) { $0 + $1.flow.tally.events }
        return "\(events) " + Shown.verdict(verdict)
      }
    return
      """
      \(explanation.subject): \(total.events, "event") in \
      \(explanation.assessments.count, "flow"): 
      """
        + Prose.joined(verdicts, by: ", ") + "." + explanation.ruling(of: total.events)
  }
}

extension Explanation {
  func json(_ scope: ReportScope) -> JSONValue {
    [
      "subject": .string(subject), "scope": scope.json,
      "flows": .list(assessments) { $0.json },
      "trials": .list(trials) { $0.json },
      "given": .list(given) { place in
        place.profile.json.merging([
          "direction": .string(place.direction.rawValue), "rule": .string(place.rule),
          "element": JSONValue(place.element), "events": .integer(events(through: place)),
        ])
      },
      "exhibits": .array(
        exhibits.map { exhibit in
          let raw: JSONValue =
            switch exhibit.raw {
            case .text(let text): ["raw": .string(text), "unavailable": .null]
            case .unverified(let text, let reason):
              ["raw": .string(text), "unavailable": .string("unverified: " + reason)]
            case .copy(let text, let hash, let reason):
              [
                "raw": .string(text), "unavailable": .string(reason),
                "copy": ["xxh64": .string(SixteenDigits(hash).text)],
              ]
            case .unavailable(let reason): ["raw": .null, "unavailable": .string(reason)]
            }
          return exhibit.evidence.json.merging(raw)
        }),
    ]
  }
}

extension RecordCategory {
  /// What the category says about enforcement, in a sentence.
  var meaning: Prose {
    guard let known else {
      return "\(name): not a category perimetry knows; the verdict is unknown."
    }
    let sentence: Prose =
      switch known.verdict {
      case .wouldBeDenied:
        """
        the resource's own rules let it through and the perimeter has no rule for it; \
        enforcement takes the resource's rules away.
        """
      case .alreadyDenied: "stopped today already; enforcement changes nothing."
      case .allowedByRule:
        "an access rule of the profile lets it through, as long as the rule stays."
      case .unaffected: "private, within the perimeter or over a link; enforcement changes nothing."
      case .undecided: "an attempt, decided at the destination; neither an approval nor a denial."
      case .unknown: "from the earliest preview; it does not say whose rule decided."
      }
    return "\(name): " + sentence
  }
}
