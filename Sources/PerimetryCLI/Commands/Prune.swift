import ArgumentParser
import PerimetryModel
import PerimetryOutput
import PerimetryStore

struct Prune: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take old records out of the store and keep what they add up to.",
    discussion: """
      Flows, their days, the hours and the records that each flow cites stay, so that every report over whole days says what \
      it said before. What can be told no more is part of the answer. Without --yes nothing is changed. There is no way back \
      but to ingest the archive into a new store.

        perimetry prune --keep 90d
        perimetry prune --keep 90d --yes --quiet
        perimetry prune --before 2026-01-01 --format json
      """)

  @Option(help: ArgumentHelp("Records before this day (UTC) go.", valueName: "date"))
  var before: Day?

  @Option(
    help: ArgumentHelp(
      "Keep the records of so many days, the day of the newest record being the last: 90d, 90 days.",
      discussion:
        "So that an export that stopped does not take the records of its last days with it.",
      valueName: "days"))
  var keep: RetentionPeriod?

  @Flag(help: "Prune, instead of saying what would go.")
  var yes = false

  @Flag(help: "Say what would go, and change nothing: what happens without --yes, too.")
  var dryRun = false

  @OptionGroup var store: StoreOption
  @OptionGroup var wait: WaitOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if (before == nil) == (keep == nil) {
      throw ValidationError("Say what is to go: --before DATE or --keep 90d, one of them.")
    }
    if let before, before > .today {
      throw ValidationError(
        "--before \(before): that day is still to come, and records that come until then would be taken for pruned."
      )
    }
    if yes && dryRun { throw ValidationError("--yes and --dry-run exclude each other.") }
    if output.format == .csv {
      throw ValidationError("the answer is no table: use --format json.")
    }
  }

  func run() throws {
    // What is not there, or is no store, shows before anything is made.
    let pruner = StorePruner(try store.open(.read))
    guard let day = try before ?? keep.flatMap({ try pruner.day(keeping: $0.days, asOf: .today) })
    else {
      throw FileProblem(path: store.path, reason: "holds no record, so there is nothing to prune")
    }
    guard yes else {
      try output.show(.pruning(try pruner.plan(before: day), store: store.path))
      return
    }
    let pruning = try wait.hold(store.path, output.verbosity) {
      let store = try store.open(.write)
      let pruning = try StorePruner(store).prune(before: day)
      try store.close()
      return pruning
    }
    try output.show(.pruning(pruning, store: store.path))
  }
}
