import Foundation
import GRDB
import PerimetryModel

/// The history of runs, and what the next one compares itself with.
enum RunQuery {
  private static let columns = """
    number, began, ended, version, status, files, failures, records, events, rejects, denied_peers,
    denied_events, new_peers, gone_peers, since, newest, gates, reports
    """

  /// By number.
  static func all(_ db: Database) throws -> [RunEntry] {
    try Row.fetchAll(db, sql: "SELECT \(columns) FROM run ORDER BY number").map(entry)
  }

  /// The last run that came so far as to judge, with what it found.
  static func last(_ db: Database) throws -> (entry: RunEntry, state: RunState)? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT \(columns), state, blocked, total_events FROM run WHERE state IS NOT NULL
          ORDER BY number DESC LIMIT 1
          """)
    else { return nil }
    let blocked = try (row["blocked"] as String?).map { text in
      try JSONDecoder().decode([[String]].self, from: Data(text.utf8)).filter { $0.count == 4 }
        .map { BlockedPeer(perimeter: $0[0], profile: $0[1], direction: $0[2], peer: $0[3]) }
    }
    return (
      try entry(row),
      RunState(fingerprint: row["state"], kept: blocked, events: row["total_events"])
    )
  }

  /// - Returns: its number: higher than any before and than `floor`.
  static func begin(
    at time: Timestamp, version: String, above floor: Int64, _ db: Database
  ) throws -> Int64 {
    let last = try Int64.fetchOne(db, sql: "SELECT max(number) FROM run") ?? 0
    let number = max(last, floor) + 1
    try db.execute(
      sql: "INSERT INTO run (number, began, version) VALUES (?, ?, ?)",
      arguments: [number, time.milliseconds, version])
    return number
  }

  /// - Parameter state: `nil` leaves the state of an earlier run in force.
  static func end(
    _ number: Int64, at time: Timestamp, _ outcome: RunOutcome, _ state: RunState?, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        UPDATE run SET ended = ?, status = ?, files = ?, failures = ?, records = ?, events = ?,
          rejects = ?, denied_peers = ?, denied_events = ?, new_peers = ?, gone_peers = ?, since = ?,
          newest = ?, gates = ?, reports = ?
        WHERE number = ?
        """,
      arguments: [
        time.milliseconds, outcome.status, outcome.files, outcome.failures, outcome.records,
        outcome.events, outcome.rejects, outcome.deniedPeers, outcome.deniedEvents,
        outcome.newPeers, outcome.gonePeers, outcome.since, outcome.newest?.milliseconds,
        try text(of: outcome.gates), outcome.reports, number,
      ])
    guard let state else { return }
    let blocked = try state.blocked.map {
      try text(of: $0.map { [$0.perimeter, $0.profile, $0.direction, $0.peer] })
    }
    try db.execute(
      sql: """
        UPDATE run SET state = NULL, blocked = NULL, total_events = NULL WHERE state IS NOT NULL
        """)
    try db.execute(
      sql: "UPDATE run SET state = ?, blocked = ?, total_events = ? WHERE number = ?",
      arguments: [state.fingerprint, blocked, state.events, number])
  }

  private static func text(of list: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(list), as: UTF8.self)
  }

  private static func entry(_ row: Row) throws -> RunEntry {
    let time = { (column: String) in (row[column] as Int64?).map { Timestamp(milliseconds: $0) } }
    let outcome = try (row["status"] as Int32?).map { status in
      var outcome = RunOutcome(status: status)
      (outcome.files, outcome.failures) = (row["files"], row["failures"])
      (outcome.records, outcome.events) = (row["records"], row["events"])
      outcome.rejects = row["rejects"]
      (outcome.deniedPeers, outcome.deniedEvents) = (row["denied_peers"], row["denied_events"])
      (outcome.newPeers, outcome.gonePeers) = (row["new_peers"], row["gone_peers"])
      outcome.since = row["since"]
      outcome.newest = time("newest")
      outcome.gates = try JSONDecoder().decode(
        [String].self, from: Data((row["gates"] as String).utf8))
      outcome.reports = row["reports"]
      return outcome
    }
    return RunEntry(
      number: row["number"], began: Timestamp(milliseconds: row["began"]), ended: time("ended"),
      version: row["version"], outcome: outcome)
  }
}
