import PerimetryModel

extension Sufficiency {
  static let columns = [
    "seen", "seen_reasons", "seen_first_day", "seen_days", "missing_days", "missing_hours",
    "expected_hours", "empty_hours", "empty_runs", "weekdays", "covers_week", "covers_month",
    "peers", "peer_days", "peers_once", "peers_twice",
    "unseen_share", "unseen_low", "unseen_high", "learned_days", "tested_days",
    "tested_peer_days", "broken_peer_days", "broken_peers", "break_rate", "new_peers",
  ]

  var cells: [Cell] {
    let window: [Cell] = [
      .text(verdict.rawValue), .list(reasons.map(\.rawValue)), Cell(firstDay?.description),
      Cell(days), Cell(missingDays), Cell(missingHours),
      hours.map { Cell($0.expected) } ?? .none, hours.map { Cell($0.emptyHours) } ?? .none,
      hours.map { .list($0.empty.map(\.interval)) } ?? .none, Cell(weekdays),
      .text(coversWeek ? "true" : "false"), .text(coversMonth ? "true" : "false"),
    ]
    let estimate: [Cell] = [
      Cell(unseen.peers), Cell(unseen.peerDays), Cell(unseen.once), Cell(unseen.twice),
      Sufficiency.cell(unseen.share), Sufficiency.cell(unseen.interval?.low),
      Sufficiency.cell(unseen.interval?.high),
    ]
    let test: [Cell] =
      split.map { split in
        [
          Cell(split.learnedDays), Cell(split.testedDays), Cell(split.testedPeerDays),
          Cell(split.brokenPeerDays), Cell(split.brokenPeers), Sufficiency.cell(split.breakRate),
        ]
      } ?? Array(repeating: .none, count: 6)
    return window + estimate + test + [.list(newPeers.map(String.init))]
  }

  private static func cell(_ share: Double?) -> Cell {
    share.map { .real($0.rounded6) } ?? .none
  }

  var json: JSONValue {
    [
      "verdict": .string(verdict.rawValue), "reasons": JSONValue(reasons.map(\.rawValue)),
      "first_day": JSONValue(firstDay?.description), "days": JSONValue(days),
      "missing_days": JSONValue(missingDays), "missing_hours": JSONValue(missingHours),
      "expected_hours": hours.map { JSONValue($0.expected) } ?? .null,
      "empty_hours": hours.map { JSONValue($0.emptyHours) } ?? .null,
      "weekdays": JSONValue(weekdays), "covers_week": .bool(coversWeek),
      "covers_month": .bool(coversMonth),
      "unseen": [
        "peers": JSONValue(unseen.peers), "peer_days": JSONValue(unseen.peerDays),
        "once": JSONValue(unseen.once), "twice": JSONValue(unseen.twice),
        "share": Sufficiency.json(unseen.share), "low": Sufficiency.json(unseen.interval?.low),
        "high": Sufficiency.json(unseen.interval?.high),
      ],
      "split": split.map { split in
        [
          "learned_days": JSONValue(split.learnedDays), "tested_days": JSONValue(split.testedDays),
          "tested_peer_days": JSONValue(split.testedPeerDays),
          "broken_peer_days": JSONValue(split.brokenPeerDays),
          "broken_peers": JSONValue(split.brokenPeers),
          "break_rate": Sufficiency.json(split.breakRate),
        ]
      } ?? .null,
      "new_peers": .array(newPeers.map { JSONValue($0) }),
    ]
  }

  private static func json(_ share: Double?) -> JSONValue {
    share.map { .real($0.rounded6) } ?? .null
  }
}
