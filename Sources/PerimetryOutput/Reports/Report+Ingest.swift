import PerimetryModel

extension Report {
  /// What a run read and what became of it.
  public static func ingest(_ summary: IngestSummary) -> Report {
    Report(
      title: "Ingest", sections: sections(summary),
      table: DataTable(columns: ["file", "shape", "state", "reason"] + IngestAccount.columns) {
        summary.files.map { file in
          [.text(file.path), Cell(file.shape), .text(file.state.name), Cell(file.state.reason)]
            + file.account.cells
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
    var sections = [
      Section(
        "",
        [
          .facts([
            ("Store", "\(summary.store)"), ("Files", opening),
            ("Records", account.balance), ("Bytes", "\(account.bytes)"),
          ]), .paragraph(news(of: account)),
        ])
    ]
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
      "files": .array(
        files.map { file in
          [
            "file": .string(file.path), "shape": JSONValue(file.shape),
            "state": .string(file.state.name), "reason": JSONValue(file.state.reason),
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
