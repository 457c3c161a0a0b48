import PerimetryModel

/// What a person should hear about an ingest while the result goes to standard output.
struct IngestRemarks {
  var summary: IngestSummary
  var isStoreEmpty: Bool
  /// Whether there is a store to look things up in after the run.
  var isStoreKept = true
  /// How to have one, where there is none.
  var remedy = "with --store FILE all are kept"
  var verbosity: VerbosityOptions

  func write() {
    for file in summary.files {
      switch file.state {
      case .failed(let reason): Console.error(reason)
      case .skipped(let reason) where verbosity.verbose: Console.error("skipped \(reason)")
      case .ingested where verbosity.verbose:
        Console.error("\(file.path): \(file.account.read) records, \(file.shape ?? "unread")")
      default: break
      }
    }
    if summary.account.pruned > 0 {
      Console.error(
        "\(summary.account.pruned) \(summary.account.pruned == 1 ? "record" : "records") of days whose records were pruned left out; a new store takes them"
      )
    }
    if verbosity.quiet { return }
    let shown = summary.rejects.prefix(verbosity.verbose ? summary.rejects.count : 3)
    for (file, reject) in shown {
      Console.error("\(file), byte \(reject.offset): rejected, \(reject.reason)")
    }
    let rest = summary.account.rejected - Int64(shown.count)
    if rest > 0 {
      let place = isStoreKept ? "all are" : remedy
      Console.error("\(rest) more rejected; \(place) in the store's table `reject`")
    }
    for diagnostic in summary.diagnostics.prefix(verbosity.verbose ? summary.diagnostics.count : 3)
    {
      let place = diagnostic.offset.map { ", byte \($0)" } ?? ""
      Console.error("\(diagnostic.file)\(place): \(diagnostic.code.meaning)")
    }
    explainEmptiness()
  }

  /// Nothing to work on is said in one line, with what was there instead.
  private func explainEmptiness() {
    let account = summary.account
    let isKnown = summary.files.contains { $0.isKnown }
    guard account.kept + account.duplicate + account.conflict + account.pruned == 0,
      !isKnown || isStoreEmpty
    else { return }
    if isKnown {
      Console.error("no perimeter record: the files were read before, and none is new")
      return
    }
    let read = summary.files.filter { $0.state == .ingested }
    if read.isEmpty {
      if summary.files.contains(where: { if case .skipped = $0.state { true } else { false } }) {
        Console.error("no log export among \(summary.files.count) files; see them with --verbose")
      }
    } else if account.compaction.accounts > 0 && account.rejected == 0 {
      Console.error("no perimeter record: compacted from an archive that had none")
    } else if account.foreign > 0 {
      Console.error(
        "no perimeter record (records read: \(account.read), of other tables: \(account.foreign)); "
          + "is this the export of the perimeter's diagnostic setting?")
    } else if account.rejected > 0 {
      Console.error("no usable record: all \(account.rejected) were rejected")
    } else {
      Console.error(
        "the archive is empty: no record in \(read.count == 1 ? "the file" : "\(read.count) files")"
      )
    }
  }
}
