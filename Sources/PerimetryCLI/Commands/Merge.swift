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

  @OptionGroup var wait: WaitOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try StoreOption.check(target)
    let own = Merge.identity(target)
    if let same = stores.first(where: { Merge.identity($0) == own }) {
      throw ValidationError("\(same): a store cannot be merged into itself.")
    }
  }

  private static func identity(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  func run() throws {
    // Whatever is wrong with one of them shows before anything is written.
    let sources = try stores.map { try Store(path: $0, access: .read) }
    try wait.hold(target, output.verbosity) {
      let store = try Store(path: target, access: .write)
      let writer = StoreWriter(store: store)
      let merger = StoreMerger(into: writer)
      let brought = try sources.map { (path: $0.path, account: try merger.merge($0)) }
      _ = try writer.finish()
      try store.close()
      try output.show(.merge(brought, into: target))
    }
  }
}
