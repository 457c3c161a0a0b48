import PerimetryModel

extension Report {
  /// What pruning took or would take, and what can be told no more.
  /// - Parameter store: the path of the store.
  public static func pruning(_ pruning: Pruning, store: String) -> Report {
    let isDone = pruning.sizeAfter != nil
    return Report(
      title: isDone ? "Pruned" : "What pruning would take",
      sections: [
        Section("", [.facts(facts(pruning, store, isDone)), .paragraph(outcome(pruning, isDone))]),
        Section(
          "What stays",
          [
            .list([
              "Flows, their days, the hours, all counts: \(code: "denied"), \(code: "recommend"), \(code: "ready"), \(code: "simulate"), \(code: "drift") and \(code: "coverage") over whole days say the same.",
              "The first, last and largest record of each flow, and copies of \(code: "recommend --keep-evidence").",
            ])
          ]),
        Section(
          "What can be told no more of the days before \(pruning.before.description)",
          [
            .list([
              "Operations (\(code: "--operation"), \(code: "--by operation")) and parts of days: asking for them ends with status 2.",
              "Single records in \(code: "NSPAccessLogs"), \(code: "explain") and \(code: "conflicts") beyond those that stay.",
              "Whether a record that comes later is new: what \(code: "ingest") meets of those days is counted as pruned and changes nothing; \(code: "merge") refuses to read the store.",
            ])
          ]),
      ], table: nil,
      payload: Payload(report: "pruning") {
        [
          "store": .string(store), "before": .string(pruning.before.description),
          "done": .bool(isDone), "records": .integer(pruning.records),
          "cited": .integer(pruning.cited),
          "pruned_before": JSONValue(pruning.earlier?.description),
          "size": .integer(pruning.size), "size_after": number(pruning.sizeAfter),
          "free": .integer(pruning.free), "obstacle": JSONValue(pruning.obstacle),
        ]
      })
  }

  private static func number(_ value: Int64?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

  private static func facts(
    _ pruning: Pruning, _ store: String, _ isDone: Bool
  ) -> [(String, Prose)] {
    var facts: [(String, Prose)] = [
      ("Store", "\(store)"), ("Before", "\(pruning.before.description)"),
      (isDone ? "Gone" : "Would go", "\(pruning.records, "record")"),
      ("Stay of them", "\(pruning.cited, "record") cited by flows or kept as evidence"),
    ]
    if let after = pruning.sizeAfter {
      facts.append(("Size", "\(pruning.size) bytes before, \(after) now"))
    } else {
      facts.append(
        (
          "Size",
          "\(pruning.size) bytes; about \(pruning.records * Pruning.recordSize) would be free"
        ))
    }
    if let earlier = pruning.earlier {
      facts.append(("Pruned", "what is before \(earlier.description), by an earlier run"))
    }
    return facts
  }

  private static func outcome(_ pruning: Pruning, _ isDone: Bool) -> Prose {
    if pruning.records == 0 {
      return "Nothing to prune: no record that is not cited is older."
    }
    if !isDone { return "Nothing was changed: add \(code: "--yes") to prune." }
    if let obstacle = pruning.obstacle {
      return "The file keeps its size: \(obstacle); new records take the room first."
    }
    if pruning.free > 0 {
      return "\(pruning.free) bytes in the file are free; new records take them first."
    }
    return "The file was written anew without them."
  }
}
