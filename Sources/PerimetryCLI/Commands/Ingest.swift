import ArgumentParser
import Foundation
import PerimetryOutput
import PerimetryStore

struct Ingest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put exported logs into the store.",
    discussion: """
      A record counts once, however often and by whichever export it arrives: run it again on an archive that has \
      grown, and only what is new is added. The account at the end balances: what was read is kept, duplicate, \
      in conflict, rejected or of another table. A missing count is 1, and so is one that is no number from 1 up, with \
      a remark; a count beyond 10^12 rejects its record, as a sum with it would be worth nothing.

        perimetry ingest /mnt/logs --store perimetry.db
        zcat old/*.gz | perimetry ingest -
      """)

  @OptionGroup var archive: ArchiveArguments
  @OptionGroup var store: StoreOption
  @OptionGroup var wait: WaitOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    try wait.hold(store.path, output.verbosity) { try ingest() }
  }

  private func ingest() throws {
    let path = store.path
    let isNew = !FileManager.default.fileExists(atPath: path)
    let store = try store.open(.write)
    let summary = try archive.ingest(into: store, output.verbosity)
    let isEmpty = try store.isEmpty()
    try store.close()
    // Where no input could be read there is nothing to keep, and no store to be mistaken for an answer.
    let isUseless = summary.account.read == 0 && !summary.files.contains { $0.state == .ingested }
    if isNew && isUseless { _ = Result { try FileManager.default.removeItem(atPath: path) } }
    try output.show(.ingest(summary))
    try archive.checkStatus(summary, isStoreEmpty: isEmpty)
  }
}
