import ArgumentParser
import PerimetryModel
import PerimetryStore

struct ArchiveArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Exported logs: folders, files, named pipes, patterns, or - for standard input.",
      discussion:
        "Compressed, zipped, in tars or not, recognised by content: `perimetry shapes` lists what can be read. A folder is "
        + "read with everything in it but what is hidden: names that begin with a dot.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Flag(
    help: "Read files again that did not change since they were read. No record is counted twice.")
  var force = false

  @Flag(
    help:
      "Stop at the first record that has to be rejected, with status 1; what was read before it is kept."
  )
  var strict = false

  @Flag(
    help: ArgumentHelp(
      "Read files with rejects again from their start, after an upgrade or a repair.",
      discussion:
        "Beside what is new among the paths, or of all files the store knows where no path is given. No record is counted "
        + "twice."
    ))
  var retryRejects = false

  @Flag(
    help: ArgumentHelp(
      "Take sources that lack columns although the store holds full records of the same hours.",
      discussion:
        "A query that left out columns such as SourcePort gives records that cannot be told from each other nor from "
        + "those of other exports: events may be counted twice."))
  var allowPartial = false

  @OptionGroup(title: "What unpacking may come to") var unpacking: UnpackingOptions
  @Option(
    help: ArgumentHelp(
      "Commit after so many records: for tests of what a run that dies leaves behind.",
      valueName: "records", visibility: .hidden))
  var commitEvery: Int?
  @OptionGroup(title: "What the files do not say") var reading: ReadingArguments

  func validate() throws {
    if let commitEvery, commitEvery < 1 {
      throw ValidationError("--commit-every \(commitEvery): 1 or more.")
    }
    if paths.isEmpty && !retryRejects {
      throw ValidationError("name at least one path to read, or - for standard input.")
    }
  }

  /// Reads the archive into the store, and says on standard error what is wrong with it.
  /// - Parameter isStoreKept: false for a temporary store.
  func ingest(
    into store: Store, isStoreKept: Bool = true, _ verbosity: VerbosityOptions
  ) throws -> IngestSummary {
    var run = IngestRun(
      store: store, isStoreKept: isStoreKept, inputs: paths, isForced: force,
      showsProgress: !verbosity.quiet,
      unpacking: unpacking.limits, commitSize: commitEvery, options: reading.options)
    run.isStrict = strict
    run.retriesRejects = retryRejects
    run.allowsPartial = allowPartial
    var summary = try run.run()
    try warnOfOverlap(store, summary)
    try checkCompaction(store, &summary)
    IngestRemarks(
      summary: summary, isStoreEmpty: try store.isEmpty(), isStoreKept: isStoreKept,
      verbosity: verbosity
    ).write()
    return summary
  }

  /// A partial source that was there first is no reason to refuse full records, but to be told of.
  private func warnOfOverlap(_ store: Store, _ summary: IngestSummary) throws {
    if summary.account.kept == 0 { return }
    for source in try store.partialSources() where source.sharedHours > 0 {
      Console.error(
        "\(source.file): partial, and full records of \(source.sharedHours) of its hours are in the store now: their events "
          + "may count twice; begin a new store without it")
    }
  }

  /// A part of a compaction that is missing is like a file that could not be read.
  private func checkCompaction(_ store: Store, _ summary: inout IngestSummary) throws {
    let compaction = try store.compaction()
    if compaction.isEmpty || summary.account.read == 0 { return }
    summary.isCompactionIncomplete =
      compaction.missing != 0 && !summary.account.compaction.isEmpty
    let warnings = try store.coverage().compactionWarnings
    for warning in warnings { Console.error("\(store.path): \(warning)") }
  }

  /// Throws the status a run ends in where that is not 0. Files that are known are nothing to go on if the store is empty
  /// all the same.
  func checkStatus(_ summary: IngestSummary, isStoreEmpty: Bool) throws {
    if retryRejects && summary.files.isEmpty { return }
    let account = summary.account
    let failed = summary.files.contains { if case .failed = $0.state { true } else { false } }
    let known = summary.files.contains { $0.isKnown }
    if account.kept + account.duplicate + account.conflict + account.pruned == 0
      && (!known || isStoreEmpty)
    {
      throw ExitStatus.nothingDone
    }
    if failed || summary.isCompactionIncomplete { throw ExitStatus.partlyDone }
    if strict && account.rejected > 0 { throw ExitStatus.conditionHolds }
  }
}
