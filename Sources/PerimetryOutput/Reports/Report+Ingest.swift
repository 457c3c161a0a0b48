import PerimetryModel

extension Report {
  /// What a run read and what became of it.
  public static func ingest(_ summary: IngestSummary) -> Report {
    Report(
      title: "Ingest", sections: sections(summary),
      table: DataTable(
        columns: ["file", "shape", "state", "reason", "lacks", "bytes_read_before"]
          + IngestAccount.columns
      ) {
        summary.files.map { file in
          [
            .text(file.path), Cell(file.shape), .text(file.state.name), Cell(file.state.reason),
            file.lacks.isEmpty ? .none : .list(file.lacks), .integer(file.readBefore),
          ] + file.account.cells
        }
      }, payload: Payload(report: "ingest") { summary.json })
  }

  private static func sections(_ summary: IngestSummary) -> [Section] {
    let account = summary.account
    let states = Dictionary(grouping: summary.files, by: \.state.name).mapValues(\.count)
    var opening: Prose =
      """
      \(summary.files.count, "file"): \(states["ingested"] ?? 0) ingested, \
      \(states["unchanged"] ?? 0) unchanged
      """
    if let skipped = states["skipped"] {
      opening = opening + ", " + Prose("\(skipped.grouped) skipped, no log export")
    }
    if let failed = states["failed"] {
      opening = opening + ", " + Prose("\(failed.grouped) failed", tone: .denied)
    }
    var facts: [(String, Prose)] = [
      ("Store", "\(summary.store)"), ("Files", opening), ("Records", account.balance),
      ("Bytes", account.byteBalance),
    ]
    let grown = summary.files.filter { $0.readBefore > 0 }
    if !grown.isEmpty {
      let bytes = grown.reduce(0) { $0 + $1.readBefore }
      facts.append(
        ("Read before", "\(bytes) bytes at the beginning of \(grown.count, "file"), not read again")
      )
    }
    var head: [Section.Block] = [.facts(facts), .paragraph(news(of: account))]
    if let retried = summary.retried {
      let left = min(retried, account.rejected)
      head.append(
        .paragraph(
          "\(retried, "reject") tried again: \(retried - left) can be used now, \(left) cannot."))
    }
    if account.conflict > 0 {
      head.append(
        .paragraph(
          """
          \(account.conflict, "copy", plural: "copies") of known records came with another count or end: \
          \(code: "perimetry conflicts") lists them.
          """))
    }
    var sections = [Section("", head)]
    let partial = summary.files.filter { !$0.lacks.isEmpty && $0.state == .ingested }
    if !partial.isEmpty {
      sections.append(
        Section(
          "Partial sources",
          [
            .paragraph(
              """
              They lack columns that tell records apart: what differs only there counts as one, and what also comes by \
              a fuller export counts twice.
              """),
            .list(
              partial.map {
                "\($0.path): \($0.account.read, "record") without \($0.lacks.joined(separator: ", "))"
              }),
          ]))
    }
    let failures = summary.files.compactMap { file -> Prose? in
      if case .failed(let reason) = file.state { Prose(reason) } else { nil }
    }
    if !failures.isEmpty { sections.append(Section("Files that failed", [.list(failures)])) }
    let notes = account.diagnostics.sorted { $0.key < $1.key }
    if !notes.isEmpty {
      sections.append(
        Section(
          "Diagnostics", [.list(notes.map { "\($1) x \($0.rawValue): \($0.meaning)" })]))
    }
    if !summary.rejects.isEmpty {
      var blocks: [Section.Block] = [
        .list(
          summary.rejects.map {
            "\($0.file) at byte \($0.reject.offset): \($0.reject.reason.description)"
          })
      ]
      if account.rejected > summary.rejects.count {
        blocks.append(
          .paragraph(
            "The first \(summary.rejects.count) of \(account.rejected); the store has all."))
      }
      sections.append(Section("Rejected", blocks))
    }
    return sections
  }

  private static func news(of account: IngestAccount) -> Prose {
    if account.kept > 0 { return "\(account.kept, "record") new in the store." }
    if account.read == 0 { return "Nothing new: no record was read." }
    if account.conflict == 0 { return "Nothing new: the store stays as it was." }
    return """
      No record is new; \(account.conflict, "known one") came with another count or end, and the \
      larger count, then the later end, stands.
      """
  }
}

extension IngestSummary {
  var json: JSONValue {
    let account = account
    return [
      "store": .string(store), "account": account.json,
      "rejects_retried": retried.map(JSONValue.integer) ?? .null,
      "files": .array(
        files.map { file in
          [
            "file": .string(file.path), "shape": JSONValue(file.shape),
            "state": .string(file.state.name), "reason": JSONValue(file.state.reason),
            "lacks": .array(file.lacks.map(JSONValue.string)),
            "bytes_read_before": .integer(file.readBefore),
            "account": file.account.json,
          ]
        }),
      "diagnostics": .array(
        diagnostics.map { diagnostic in
          [
            "code": .string(diagnostic.code.rawValue), "file": .string(diagnostic.file),
            "offset": diagnostic.offset.map(JSONValue.integer) ?? .null,
            "meaning": .string(diagnostic.code.meaning),
          ]
        }),
      "rejects": .array(
        rejects.map { file, reject in
          [
            "file": .string(file), "offset": .integer(reject.offset),
            "length": .integer(reject.length), "reason": .string(reject.reason.description),
          ]
        }),
    ]
  }
}

extension FileSummary.State {
  var name: String {
    switch self {
    case .ingested: "ingested"
    case .unchanged: "unchanged"
    case .skipped: "skipped"
    case .failed: "failed"
    }
  }

  var reason: String? {
    switch self {
    case .skipped(let reason), .failed(let reason): reason
    case .ingested, .unchanged: nil
    }
  }
}
