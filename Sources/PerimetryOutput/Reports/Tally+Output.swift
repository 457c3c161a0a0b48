import PerimetryModel

extension Tally {
  static let columns = ["events", "records", "first_seen", "last_seen", "days"]

  var cells: [Cell] {
    [.integer(events), .integer(records), .time(firstSeen), .time(lastSeen), Cell(days.count)]
  }

  /// As many empty cells where there is no tally.
  static var noCells: [Cell] { columns.map { _ in .none } }

  var json: JSONValue {
    [
      "events": .integer(events), "records": .integer(records),
      "first_seen": .string(firstSeen.description), "last_seen": .string(lastSeen.description),
      "days": JSONValue(days.count),
    ]
  }
}
