import PerimetryModel

extension Report {
  /// The history of scheduled runs: the one report that tells when.
  /// - Parameter store: the path of the store.
  public static func runs(_ runs: [RunEntry], store: String) -> Report {
    let opening: Prose =
      runs.isEmpty
      ? "No run yet: \(code: "perimetry run CONFIG") makes one."
      : "\(runs.count, "run")."
    var sections = [Section("", [.paragraph(opening)])]
    if !runs.isEmpty { sections.append(Section("Runs", [.table(display(runs))])) }
    return Report(
      title: "Runs", sections: sections,
      table: DataTable(columns: ["number", "began", "ended", "version"] + RunOutcome.columns) {
        runs.map { run in
          [
            .integer(run.number), .time(run.began), run.ended.map(Cell.time) ?? .none,
            .text(run.version),
          ] + (run.outcome?.cells ?? RunOutcome.unknown)
        }
      },
      payload: Payload(report: "runs") {
        [
          "store": .string(store),
          "runs": .list(runs) { run in
            let head: JSONObject = [
              "number": .integer(run.number), "began": .string(run.began.description),
              "ended": JSONValue(run.ended?.description), "version": .string(run.version),
            ]
            let values = run.outcome?.values ?? RunOutcome.nulls
            return .object(head.merging(JSONObject(zip(RunOutcome.columns, values))))
          },
        ]
      })
  }

  private static func display(_ runs: [RunEntry]) -> DisplayTable {
    DisplayTable(
      columns: [
        .init("Run", .number), .init("Began", .label), .init("Outcome", .key),
        .init("New events", .number, expendable: 2), .init("Denied peers", .number),
        .init("Gates", expendable: 1), .init("Reports", expendable: 3),
      ],
      rows: runs.suffix(Shown.rows).map { run in
        [
          "\(run.number)", Prose(run.began.description),
          Prose(
            RunOutcome.words(for: run.outcome?.status),
            tone: [0, 4].contains(run.outcome?.status) ? nil : .denied),
          Prose(run.outcome.map { $0.events.grouped } ?? ""),
          Prose(run.outcome?.deniedPeers.map { $0.grouped } ?? ""),
          Prose(run.outcome?.gates.joined(separator: ", ") ?? ""),
          Prose(run.outcome?.reports ?? ""),
        ]
      }, total: runs.count)
  }
}

extension RunOutcome {
  static let columns = [
    "status", "outcome", "files", "failures", "records", "events", "rejects", "denied_peers",
    "denied_events", "new_peers", "gone_peers", "compared_with", "newest_record", "gates",
    "reports",
  ]

  /// Of a run that did not end.
  fileprivate static let unknown: [Cell] = columns.map {
    $0 == "outcome" ? .text(words(for: nil)) : .none
  }

  fileprivate static let nulls: [JSONValue] = columns.map {
    $0 == "outcome" ? .string(words(for: nil)) : $0 == "gates" ? .array([]) : .null
  }

  /// As the store's view `runs` puts it.
  static func words(for status: Int32?) -> String {
    switch status {
    case nil: "did not end"
    case 0: "done"
    case 1: "a gate holds"
    case 2: "nothing could be done"
    case 3: "done in part"
    case 4: "nothing new"
    case 130: "interrupted"
    default: "failed"
    }
  }

  private var numbers: [Int64?] {
    [
      files, failures, records, events, rejects, deniedPeers, deniedEvents, newPeers, gonePeers,
      since,
    ]
  }

  fileprivate var cells: [Cell] {
    [.integer(Int64(status)), .text(RunOutcome.words(for: status))]
      + numbers.map { $0.map(Cell.integer) ?? .none }
      + [
        newest.map(Cell.time) ?? .none, gates.isEmpty ? .none : .list(gates), Cell(reports),
      ]
  }

  fileprivate var values: [JSONValue] {
    [.integer(Int64(status)), .string(RunOutcome.words(for: status))]
      + numbers.map { $0.map(JSONValue.integer) ?? .null }
      + [
        JSONValue(newest?.description), .array(gates.map(JSONValue.string)), JSONValue(reports),
      ]
  }
}
