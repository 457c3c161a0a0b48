import ArgumentParser
import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryOutput
import PerimetryStore

struct Compact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Merge records to one a flow, operation and day, as an archive of its own.",
    discussion: """
      Writes JSON Lines in the shape of a storage archive. Each line is the first record of a flow and operation on one UTC \
      day, with the events of all, and says in its property `perimetry` for how many records it stands, in which hours they \
      fell, and where the first, the last and the largest of them lie. Reports over whole days come out the same from it as \
      from the raw archive; parts of days cannot be told any more. The first line keeps the account of what was read.

      What comes out can be ingested, merged and compacted again. Parts of an archive can be compacted apart, as long as \
      no record is in two of them: copies in two parts cannot be told afterwards, so that sums are wrong.

        perimetry compact /mnt/logs --output march.json
        perimetry compact --store perimetry.db | gzip > march.json.gz
        perimetry ingest march.json april.json
      """)

  @Argument(
    help: ArgumentHelp(
      "Exported logs, as `perimetry ingest` takes them.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Compact the records of this store instead.", valueName: "file"),
    completion: .file(extensions: ["db"]))
  var store: String?

  @OptionGroup var target: FileTarget
  @Flag(help: "Stop at the first record that has to be rejected, with status 1.")
  var strict = false
  @OptionGroup(title: "What unpacking may come to") var unpacking: UnpackingOptions
  @OptionGroup(title: "What the files do not say") var reading: ReadingArguments
  @OptionGroup var verbosity: VerbosityOptions

  func validate() throws {
    if let store {
      try StoreOption.check(store)
      if !paths.isEmpty {
        throw ValidationError("Either paths or --store: a store has been read already.")
      }
    } else if paths.isEmpty {
      throw ValidationError(
        "name at least one path to read, - for standard input, or a store with --store.")
    }
    guard let output = target.output else { return }
    let file = URL(fileURLWithPath: output).standardizedFileURL.path
    for path in paths
    where file.hasPrefix(URL(fileURLWithPath: path).standardizedFileURL.path + "/") {
      throw ValidationError(
        "--output \(output): it lies in \(path), and would be read with it the next time; name a file outside."
      )
    }
  }

  func run() throws {
    try target.check()
    if let store {
      let store = try Store(path: store, access: .read)
      if let day = try store.prunedBefore() { throw StoreError.pruned(before: day) }
      try write(store)
      try warn(of: store)
      return
    }
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let store = try Store(path: temporary.path, access: .write)
    var ingest = IngestRun(
      store: store, isStoreKept: false, inputs: paths, isForced: false,
      showsProgress: !verbosity.quiet,
      unpacking: unpacking.limits, options: reading.options)
    ingest.isStrict = strict
    let summary = try ingest.run()
    IngestRemarks(
      summary: summary, isStoreEmpty: try store.isEmpty(), isStoreKept: false,
      remedy: "--verbose shows all, `perimetry ingest` keeps them", verbosity: verbosity
    ).write()
    // A part of other tables has an account, too.
    if summary.account.read == 0 { throw ExitStatus.nothingDone }
    try write(store)
    try warn(of: store)
    try store.close()
    if summary.files.contains(where: { if case .failed = $0.state { true } else { false } }) {
      throw ExitStatus.partlyDone
    }
  }

  /// What is wrong with compacted records stays wrong in what is made of them.
  private func warn(of store: Store) throws {
    let warnings = try store.coverage().compactionWarnings
    for warning in warnings { Console.error(warning) }
    if !warnings.isEmpty { throw ExitStatus.partlyDone }
  }

  private func write(_ store: Store) throws {
    for source in try store.partialSources() {
      Console.error(
        "\(source.file): partial, as it lacks \(source.lacks.joined(separator: ", ")): what is compacted of it does not say so any "
          + "more")
    }
    let (account, files) = try store.compactionAccount()
    var lines = CompactionLines()
    var count: Int64 = 0
    try target.write { write in
      lines.add(account, files: files)
      try store.compacted { record in
        lines.add(record)
        count += 1
        if lines.count >= Compact.piece { try write(lines.take()) }
      }
      try write(lines.take())
    }
    verbosity.note(
      "\(target.name): \(account.kept) \(account.kept == 1 ? "record" : "records") compacted to \(count)"
    )
  }

  private static let piece = 1 << 20
}
