import PerimetryModel

extension RuleTrial {
  private static let shownAttempts = 8

  /// The verdict, the nearest elements, and what would help.
  var section: Section {
    var blocks: [Section.Block] = [
      .paragraph(
        "\(events, "event") \(key.direction.rawValue) at " + Shown.resource(key.resource) + ": "
          + Prose(ruling.result.words, tone: ruling.result.tone) + ", \(ruling.cause.words)."
          + (remedy.map { " It would take: \($0)." } ?? ""))
    ]
    if attempts.isEmpty {
      blocks.append(.paragraph("The profile has no rule in this direction."))
    } else {
      blocks.append(
        .table(
          DisplayTable(
            columns: [
              .init("Element", .key), .init("Rule"), .init("Why it does or does not match"),
            ],
            rows: attempts.prefix(RuleTrial.shownAttempts).map {
              [
                Prose($0.element), Prose($0.rule),
                Prose($0.result.words, tone: $0.result == .matches ? .allowed : nil),
              ]
            })))
      let rest = attempts.count - RuleTrial.shownAttempts
      if rest > 0 {
        blocks.append(
          .paragraph(
            "\(rest, "element") more, none of them nearer; \(code: "--format json") has all."))
      }
    }
    return Section("Under the rules given: " + Shown.peerText(key.peer), blocks)
  }

  static let columns = ["under_rules", "under_rules_cause", "remedy", "attempts"]

  static let noCells = columns.map { _ in Cell.none }

  /// An attempt is `rule: element: result`, the result as in JSON, with its distance.
  var cells: [Cell] {
    [
      .text(ruling.result.rawValue), .text(ruling.cause.rawValue), Cell(remedy),
      .list(
        attempts.map { attempt in
          let (word, distance) = attempt.result.parts
          return "\(attempt.rule): \(attempt.element): \(word)" + (distance.map { " \($0)" } ?? "")
        }),
    ]
  }

  var json: JSONValue {
    [
      "perimeter": .string(key.profile.perimeter.text), "profile": .string(key.profile.name),
      "direction": .string(key.direction.rawValue), "resource": .string(key.resource.text),
      "category": .string(key.category.name), "peer": .string(key.peer.text),
      "events": .integer(events), "result": .string(ruling.result.rawValue),
      "cause": .string(ruling.cause.rawValue), "remedy": JSONValue(remedy),
      "attempts": .list(attempts) { attempt in
        let (word, distance) = attempt.result.parts
        return [
          "rule": .string(attempt.rule), "element": .string(attempt.element),
          "result": .string(word), "distance": distance.map { JSONValue($0) } ?? .null,
        ]
      },
    ]
  }
}

extension RuleTrial.Attempt.Result {
  fileprivate var parts: (word: String, distance: Int?) {
    switch self {
    case .matches: ("matches", nil)
    case .bits(let bits): ("bits", bits)
    case .labels(let labels): ("labels", labels)
    case .missed(let miss): (miss.rawValue, nil)
    }
  }

  fileprivate var words: String {
    switch self {
    case .matches: "matches"
    case .bits(let bits): "\(bits.counting("bit")) too narrow"
    case .labels(let labels): "differs in \(labels.counting("label"))"
    case .missed(let miss): miss.words
    }
  }
}

extension RuleTrial.Attempt.Miss {
  fileprivate var words: String {
    switch self {
    case .otherFamily: "holds addresses of the other family"
    case .sourceNotSeen: "the source is private or behind a service endpoint, and not seen"
    case .notNamed: "the log names nothing that it looks at"
    case .otherSubscription: "the caller is of another subscription"
    case .notInTag: "the tag does not hold the address"
    case .tagNotHeeded:
      "the tag holds the address, and it is not documented that the service heeds tags"
    case .contentUnknown: "whom it holds is not known here"
    case .keyVault: "a key vault has no outbound rules"
    case .inert: "lets nobody through"
    }
  }
}
