import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryOutput
import PerimetryStore

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put stores that were made apart into one.",
    discussion: """
      A union: what several stores hold counts once, as if the archives had been ingested into one store, and the order \
      makes no difference. The stores that are read stay as they are; run it again and nothing is new.

        perimetry merge west.db north.db --into all.db
      """)

  @Argument(
    help: ArgumentHelp("Stores to read.", valueName: "store"), completion: .file(extensions: ["db"])
  )
  var stores: [String]

  @Option(
    name: .customLong("into"),
    help: ArgumentHelp("The store that takes them; made if it is not there.", valueName: "file"),
    completion: .file(extensions: ["db"]))
  var target: String

  @Flag(
    help:
      "Merge although one store holds full records of hours for which another has only sources that lack columns."
  )
  var allowPartial = false

  @OptionGroup var wait: WaitOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try StoreOption.check(target)
    let own = Merge.identity(target)
    if let same = stores.first(where: { Merge.identity($0) == own }) {
      throw ValidationError("\(same): a store cannot be merged into itself.")
    }
  }

  /// A merge needs all records of both sides: what is of pruned days would be left out.
  private func refusePruned(_ stores: [Store]) throws {
    for store in stores {
      guard let day = try store.prunedBefore() else { continue }
      throw FileProblem(
        path: store.path,
        reason: "records before \(day) were pruned, and a merge needs them all; "
          + (store.path == target ? "merge into a new store" : "ingest its archive instead"))
    }
  }

  /// What `ingest` would refuse comes in by no other way.
  private func refusePartial(_ stores: [Store]) throws {
    for one in stores {
      let hours = try one.partialHours()
      if hours.isEmpty { continue }
      for other in stores where other !== one {
        guard let hour = try other.fullHours(among: hours).first else { continue }
        throw FileProblem(
          path: one.path,
          reason:
            "partial sources in it (see `perimetry coverage`), and \(other.path) holds full records of the same "
            + "hours (\(Timestamp(milliseconds: hour * 3_600_000)) and maybe more): their events would be counted twice; leave "
            + "it out, or merge all the same with --allow-partial")
      }
    }
  }

  private static func identity(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private func merge(
    _ sources: [Store], by merger: StoreMerger
  ) throws -> [(path: String, account: IngestAccount)] {
    let line = ProgressLine(
      isShown: !output.verbosity.quiet, totalBytes: 0, totalFiles: sources.count)
    defer { line.clear() }
    var records: Int64 = 0
    return try sources.enumerated().map { index, source in
      let before = records
      let account = try merger.merge(source) {
        records = before + $0
        line.show(records: records, ofStores: index)
      }
      return (source.path, account)
    }
  }

  func run() throws {
    // Whatever is wrong with one of them shows before anything is written.
    let sources = try stores.map { try Store(path: $0, access: .read) }
    try wait.hold(target, output.verbosity) {
      // Among themselves first, so that nothing is made where nothing comes of it.
      try refusePruned(sources)
      if !allowPartial { try refusePartial(sources) }
      let store = try Store(path: target, access: .write)
      try refusePruned([store])
      if !allowPartial { try refusePartial(sources + [store]) }
      let writer = StoreWriter(store: store)
      let merger = StoreMerger(into: writer)
      let brought = try merge(sources, by: merger)
      _ = try writer.finish()
      for warning in try store.coverage().compactionWarnings { Console.error(warning) }
      try store.close()
      try output.show(.merge(brought, into: target))
    }
  }
}
